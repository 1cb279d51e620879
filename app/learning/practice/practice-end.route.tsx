import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asLearner } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import { placeOf } from '../lesson/lesson.queries.server.ts'
import { learningWords } from '../words/words.ts'
import { practiceEnd } from './practice.queries.server.ts'
import { PracticeEndPage } from './practice-end-page.tsx'

export const meta = pageTitle

export const loader = asLearner(z.object({ id: z.string().max(60) }), async ({ db, viewer, params, language, now }) => {
  const end = await practiceEnd(db, viewer, params.id, language, moroccoDay(now))
  if (!end) throw new Response(null, { status: 404 })
  const { next } = await placeOf(db, viewer, { ...end, key: end.lessonKey }, language)
  return { title: `${learningWords[language].practice.end} · ${end.lessonTitle}`, end, next }
})

export default function PracticeEnd() {
  const { end, next } = useLoaderData<typeof loader>()
  return <PracticeEndPage end={end} next={next} />
}
