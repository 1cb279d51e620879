import { randomUUID } from 'node:crypto'
import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asStaff } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { runOfModel } from '#app/rules/quiz-runs.ts'
import { giveQuiz } from './give-quiz.server.ts'
import { grantException } from './grant-exception.server.ts'
import { exceptionForm, giveForm, modelForm, quizParams, reviewOf, sectionsOf, settingsForm } from './quizzes.forms.ts'
import { steeredQuiz } from './quizzes.queries.server.ts'
import { removeException } from './remove-exception.server.ts'
import { saveSettings, type SettingsRefusal } from './save-settings.server.ts'
import { SettingsPage } from './settings-page.tsx'
import { exceptionsAt, givenQuizzes, subjectsOf } from './settings.queries.server.ts'
import { quizzesWords } from './words/words.ts'

export const meta = pageTitle
export const handle = { staff: true }

export const loader = asStaff(quizParams, async ({ db, viewer, params, language, now, url }) => {
  const quiz = await steeredQuiz(db, viewer, params.id, params.quiz, language)
  if (!quiz) throw new Response(null, { status: 404 })
  const [exceptions, subjects, made] = await Promise.all([exceptionsAt(db, quiz), subjectsOf(db, quiz.cohortId), givenQuizzes(db, quiz)])
  const title = `${quizzesWords[language].settings.title} · ${quiz.title}`
  return { title, quiz, made, exceptions, subjects, exceptionKey: randomUUID(), now, isSaved: url.searchParams.has('enregistre') }
})

type Refusal = SettingsRefusal | 'gives-nothing' | 'unreadable' | 'no-question-in-it'
const refused = (because: Refusal) => data({ because }, { status: 422 })

export const action = asStaff(quizParams, async ({ db, viewer, params, language, now, request }) => {
  const quiz = await steeredQuiz(db, viewer, params.id, params.quiz, language)
  if (!quiz) throw new Response(null, { status: 404 })
  const form = await request.formData()
  const typed = Object.fromEntries(form)
  const done = () => redirect(`/cohortes/${params.id}/quiz/${params.quiz}?enregistre=1`, 303)
  const act = form.get('act')
  if (act === 'grant') {
    const sent = exceptionForm.safeParse(typed)
    if (!sent.success) return refused('unreadable')
    const granted = await grantException(db, viewer, quiz, sent.data, now)
    if (!granted.ok) return refused(granted.because)
    throw done()
  }
  if (act === 'give') {
    const sent = giveForm.safeParse(typed)
    if (!sent.success) return refused('unreadable')
    const given = await giveQuiz(db, viewer, quiz, sent.data, now)
    if (!given.ok) return refused(given.because)
    throw done()
  }
  if (act === 'remove') {
    const sent = z.object({ exception: z.uuid() }).safeParse(typed)
    if (!sent.success) return refused('unreadable')
    await removeException(db, viewer, quiz, sent.data.exception, now)
    throw done()
  }
  if (act === 'model') {
    const sent = modelForm.safeParse(typed)
    if (!sent.success) return refused('unreadable')
    const model = runOfModel(sent.data.model)
    const dates = quiz.run ?? { opensDay: null, opensTime: null, closesDay: null, closesTime: null }
    const { opensDay, opensTime, closesDay, closesTime } = dates
    const kept = { ...model, sections: quiz.run?.sections ?? null, opensDay, opensTime, closesDay, closesTime }
    const saved = await saveSettings(db, viewer, quiz, kept, sent.data.revision, now)
    if (!saved.ok) return refused(saved.because)
    throw done()
  }
  const sent = settingsForm.safeParse(typed)
  // The questions of a quiz of the bank are given and taken back in a form of their own.
  const sections = quiz.run?.bankQuizVersionId ? quiz.run.sections : sectionsOf(form)
  if (!sent.success || sections === undefined) return refused('unreadable')
  const { revision, ...settings } = sent.data
  const saved = await saveSettings(db, viewer, quiz, { ...settings, review: reviewOf(form), sections }, revision, now)
  if (!saved.ok) return refused(saved.because)
  throw done()
})

export default function SettingsRoute() {
  const answered = useActionData<typeof action>()
  return <SettingsPage {...useLoaderData<typeof loader>()} because={answered?.because ?? null} />
}
