import { randomUUID } from 'node:crypto'
import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asStaff } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { picturesAt } from '#app/questions/shown-pictures.ts'
import { accepting } from '#app/rules/item-analysis.ts'
import type { Question } from '#app/rules/questions.ts'
import { steeredQuiz } from '../quizzes.queries.server.ts'
import { correctionAt } from './concerned.queries.server.ts'
import { baseVersion } from './corrections.queries.server.ts'
import { acceptWish, decisionForm, LONGEST_FIELD, repairParams } from './correcting.forms.ts'
import { draftCorrection } from './draft-correction.server.ts'
import { repairedFrom, repairFields } from './repair.ts'
import { RepairPage } from './repair-page.tsx'
import { correctingWords } from './words/words.ts'

export const meta = pageTitle
export const handle = { staff: true }

/** The question with a close answer accepted, where the address asks for one. */
function wished(question: Question, search: URLSearchParams): { question: Question; isAccepting: boolean } {
  const wish = acceptWish.safeParse({ accepter: search.get('accepter'), partie: search.get('partie') })
  if (!wish.success || question.kind === 'calculated') return { question, isAccepting: false }
  const opened = accepting(question, { part: wish.data.partie, value: wish.data.accepter })
  return opened ? { question: opened, isAccepting: true } : { question, isAccepting: false }
}

export const loader = asStaff(repairParams, async ({ db, viewer, params, language, url }) => {
  const quiz = await steeredQuiz(db, viewer, params.id, params.quiz, language)
  const base = quiz && (await baseVersion(db, quiz, params.version))
  if (!quiz || !base) throw new Response(null, { status: 404 })
  const draftId = z.uuid().safeParse(url.searchParams.get('brouillon'))
  const draft = draftId.success ? (await correctionAt(db, quiz, draftId.data))?.correction : undefined
  const begun = draft?.draft && draft.decidedAt === null ? { ...draft, question: draft.draft } : null
  const { question, isAccepting } = begun ? { question: begun.question, isAccepting: false } : wished(base.body, url.searchParams)
  return {
    title: `${correctingWords[language].title} · ${quiz.title}`,
    quiz,
    version: params.version,
    kind: question.kind,
    stem: question.stem,
    pictures: picturesAt(question, 'stem', language),
    fields: repairFields(question),
    isAccepting,
    begun: begun && { choice: begun.choice, onlyIfHigher: begun.onlyIfHigher, reason: begun.reason },
    draftKey: begun?.id ?? randomUUID(),
  }
})

export const action = asStaff(repairParams, async ({ db, viewer, params, language, request, now }) => {
  const quiz = await steeredQuiz(db, viewer, params.id, params.quiz, language)
  const base = quiz && (await baseVersion(db, quiz, params.version))
  if (!quiz || !base) throw new Response(null, { status: 404 })
  const form = await request.formData()
  const typed = new Map(
    [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value.slice(0, LONGEST_FIELD)] as const] : [])),
  )
  const again = Object.fromEntries(typed)
  const decision = decisionForm.safeParse(again)
  if (!decision.success) return data({ because: 'no-reason' as const, typed: again }, { status: 422 })
  const repaired = repairedFrom(base.body, (name) => typed.get(name))
  if (!repaired.ok) return data({ because: repaired.because, typed: again }, { status: 422 })
  const { id, choice, reason, onlyIfHigher } = decision.data
  const draft = { id, choice, reason, onlyIfHigher: onlyIfHigher === '1', draft: repaired.question }
  await draftCorrection(db, viewer, quiz, base.id, draft, now)
  throw redirect(`/cohortes/${quiz.cohortId}/quiz/${quiz.quizKey}/corrections/${id}`, 303)
})

export default function RepairRoute() {
  return <RepairPage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>() ?? null} />
}
