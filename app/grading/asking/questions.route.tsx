import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asTrainer } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { gradingWords } from '../words/words.ts'
import { questionsFor } from './questions.queries.server.ts'
import { QuestionsPage } from './questions-page.tsx'
import { shownQuestion } from './shown-question.ts'

export const meta = pageTitle
export const handle = { staff: true }

export const loader = asTrainer(z.object({}), async ({ db, viewer, url, language, now }) => {
  const { waiting, answered } = await questionsFor(db, viewer)
  return {
    title: gradingWords[language].asking.title,
    waiting: waiting.map((row) => shownQuestion(row, language, now)),
    answered: answered.map((row) => shownQuestion(row, language, now)),
    isAnswered: url.searchParams.get('repondu') === 'oui',
  }
})

export default function QuestionsRoute() {
  return <QuestionsPage {...useLoaderData<typeof loader>()} />
}
