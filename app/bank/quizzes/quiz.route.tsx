import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asBankKeeper } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { drawableBank, drawnSlots } from '#app/platform/drawn-paper.server.ts'
import { textIn } from '#app/rules/languages.ts'
import { asBankQuestion, isFixed, sectionShortage } from '#app/rules/quiz-runs.ts'
import { bankFilter } from '../bank.forms.ts'
import { bankCourses, bankList, bankTags } from '../bank-list.queries.server.ts'
import { latestVersions } from '../question.queries.server.ts'
import { editQuiz } from './edit-quiz.server.ts'
import { putAwayQuiz } from './put-away-quiz.server.ts'
import { renameQuiz } from './rename-quiz.server.ts'
import { quizForm, quizParams, revisionForm, stepForm } from './making.forms.ts'
import { QuizPage } from './quiz-page.tsx'
import { heldQuestions, madeQuiz } from './quizzes.queries.server.ts'

export const meta = pageTitle
export const handle = { staff: true }

const seed = z.coerce.number().int().min(1).max(1_000_000).catch(1)

export const loader = asBankKeeper(quizParams, async ({ db, viewer, params, language, url }) => {
  const quiz = await madeQuiz(db, viewer, params.id)
  if (!quiz) throw new Response(null, { status: 404 })
  const { sections, courseId } = quiz
  const q = url.searchParams.get('q') ?? ''
  const n = seed.parse(url.searchParams.get('tirage'))
  const filter = { ...bankFilter.parse({ q }), cours: courseId }
  const [courses, tags, held, bank, found, paper] = await Promise.all([
    bankCourses(db, viewer, language),
    bankTags(db, viewer, courseId),
    heldQuestions(db, sections),
    drawableBank(db, courseId),
    bankList(db, viewer, filter, 15, language),
    drawnSlots(db, courseId, sections, n),
  ])
  const latest = await latestVersions(
    db,
    courseId,
    held.map(({ key }) => key),
  )
  const isOld = (one: { key: string; number: number }) => latest.some(({ key, number }) => key === one.key && number > one.number)
  const missing = sectionShortage(
    sections,
    bank.map(({ key, body }) => ({ ...asBankQuestion(body), key })),
  )
  const shown = sections.map((section, index) => {
    if (!isFixed(section)) return { ...section, kind: 'draw' as const, missing: missing[index] ?? 0 }
    const questions = section.questions.flatMap(({ key, versionId, mark }) => {
      const one = held.find((version) => version.versionId === versionId)
      return one ? [{ key, mark, stem: textIn(one.question.stem, language), isOld: isOld(one) }] : []
    })
    return { kind: 'fixed' as const, questions, isShuffled: section.isShuffled }
  })
  return {
    title: quiz.title,
    quiz: {
      ...{ id: quiz.id, title: quiz.title, number: quiz.number, revision: quiz.revision },
      ...{ isUsed: quiz.usedAt !== null, isAway: quiz.archivedAt !== null },
    },
    course: courses.find(({ id }) => id === courseId),
    tags,
    sections: shown,
    found: found.map(({ key, stem }) => ({ key, stem })),
    q,
    paper: { n, questions: paper.map(({ key, maxMark, question }) => ({ key, mark: maxMark, stem: textIn(question.stem, language) })) },
  }
})

export const action = asBankKeeper(quizParams, async ({ db, viewer, params, now, request }) => {
  const quiz = await madeQuiz(db, viewer, params.id)
  if (!quiz) throw new Response(null, { status: 404 })
  const typed = Object.fromEntries(await request.formData())
  if (typed['act'] === 'rename' || typed['act'] === 'archive' || typed['act'] === 'bring-back') {
    const sent = quizForm.safeParse(typed)
    if (!sent.success) return data({ because: 'no-title' as const }, { status: 422 })
    if (sent.data.act === 'rename') await renameQuiz(db, viewer, quiz.id, sent.data.title, now)
    else await putAwayQuiz(db, viewer, quiz.id, sent.data.act === 'archive', now)
    throw redirect(`/banque/quiz/${quiz.id}`, 303)
  }
  const [step, seen] = [stepForm.safeParse(typed), revisionForm.safeParse(typed)]
  if (!step.success || !seen.success) return data({ because: 'unreadable' as const }, { status: 422 })
  const edited = await editQuiz(db, viewer, quiz, seen.data, step.data, now)
  if (!edited.ok) return data({ because: edited.because }, { status: 422 })
  throw redirect(`/banque/quiz/${quiz.id}`, 303)
})

export default function Quiz() {
  return <QuizPage {...useLoaderData<typeof loader>()} because={useActionData<typeof action>()?.because ?? null} />
}
