import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { asStaff } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { waitedOn } from '#app/offline/waited.ts'
import { quizParams } from '../quizzes.forms.ts'
import { steeredQuiz } from '../quizzes.queries.server.ts'
import { enterSheets, type SheetFault } from './enter-sheets.server.ts'
import { EntryPage, type Refused } from './entry-page.tsx'
import { sheetsOf } from './paper.forms.ts'
import { enteredSheets, peopleOnPaper, sheetOf } from './sheet.queries.server.ts'
import { paperWords } from './words/words.ts'

export const meta = pageTitle

export const loader = asStaff(quizParams, async ({ db, viewer, params, language, now, url }) => {
  const quiz = await steeredQuiz(db, viewer, params.id, params.quiz, language)
  if (!quiz) throw new Response(null, { status: 404 })
  const [paper, people, entered] = await Promise.all([
    sheetOf(db, quiz, language),
    peopleOnPaper(db, quiz.cohortId),
    enteredSheets(db, quiz),
  ])
  const held = /^[0-9A-F]{4}$/.exec(url.searchParams.get('feuille') ?? '')?.[0] ?? paper.code
  const saved = /^\d{1,2}$/.exec(url.searchParams.get('enregistre') ?? '')?.[0]
  return {
    ...{ title: `${paperWords[language].entry.title} · ${quiz.title}`, cohortId: quiz.cohortId, cohort: quiz.cohort },
    ...{ quizKey: quiz.quizKey, quizTitle: quiz.title, code: paper.code, otherCode: held === paper.code ? null : held },
    questions: paper.questions.map(({ n, shown }) => ({ n, shown })),
    ...{ people, entered, savedCount: saved === undefined ? null : Number(saved), now },
  }
})

const refused = (because: Refused['because'], typed: Record<string, string>, faults: SheetFault[] = []) =>
  data({ because, faults, typed }, { status: 422 })

export const action = asStaff(quizParams, async ({ db, viewer, params, language, now, request }) => {
  const quiz = await steeredQuiz(db, viewer, params.id, params.quiz, language)
  if (!quiz) throw new Response(null, { status: 404 })
  const waited = waitedOn(request, now)
  const form = await request.formData()
  const typed = Object.fromEntries([...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))
  const paper = await sheetOf(db, quiz, language)
  const sent = sheetsOf(form, paper.questions.length)
  if (!sent) return refused('unreadable', typed)
  const entered = await enterSheets(db, viewer, quiz, paper, sent, now, waited)
  if (!entered.ok) return refused(entered.because, typed, entered.because === 'faults' ? entered.faults : [])
  throw redirect(`/cohortes/${params.id}/quiz/${params.quiz}/saisie?enregistre=${entered.count}`, 303)
})

export default function Entry() {
  return <EntryPage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>() ?? null} />
}
