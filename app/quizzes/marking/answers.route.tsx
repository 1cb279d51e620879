import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asStaff } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { textIn } from '#app/rules/languages.ts'
import { answersWaiting } from '../waiting.queries.server.ts'
import { AnswersPage } from './answers-page.tsx'
import { markingWords } from './words/words.ts'

export const meta = pageTitle
export const handle = { staff: true }

export const loader = asStaff(z.object({}), async ({ db, viewer, language, now, url }) => {
  const lines = await answersWaiting(db, viewer)
  return {
    title: markingWords[language].title,
    answers: lines.map(({ stem, quizTitle, courseTitle, ...line }) => ({
      ...line,
      stem: textIn(stem, language),
      quizTitle: textIn(quizTitle, language),
      courseTitle: textIn(courseTitle, language),
    })),
    isMarked: url.searchParams.has('note'),
    now,
  }
})

export default function AnswersRoute() {
  return <AnswersPage {...useLoaderData<typeof loader>()} />
}
