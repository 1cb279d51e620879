import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asLearner } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import { completeLesson } from './complete-lesson.server.ts'
import { lessonFor, placeOf } from './lesson.queries.server.ts'
import { LessonPage } from './lesson-page.tsx'
import { openLesson } from './open-lesson.server.ts'

export const meta = pageTitle
export const headers = () => ({ 'Cache-Control': 'private, no-cache' })

const params = z.object({ id: z.string().max(60) })

export const loader = asLearner(params, async ({ db, viewer, params, language, now, request }) => {
  const lesson = await lessonFor(db, viewer, params.id, language, moroccoDay(now))
  if (!lesson) throw new Response(null, { status: 404 })
  const place = await placeOf(db, viewer, lesson, language)
  // What a browser fetches ahead was not opened by anybody.
  if (!request.headers.get('sec-purpose')?.includes('prefetch')) await openLesson(db, viewer, lesson, now)
  const { key, moduleKey, title, html, textLanguage, minutes, bytes, verifiedOn, questions } = lesson
  const isRead = lesson.completedAt !== null
  return {
    title,
    lesson: { key, moduleKey, title, html, textLanguage, minutes, bytes, verifiedOn, questions, isRead },
    place,
  }
})

export const action = asLearner(params, async ({ db, viewer, params, now }) => {
  const read = await completeLesson(db, viewer, params.id, now)
  if (!read) throw new Response(null, { status: 404 })
  throw redirect(read.hasQuestions ? `/lecons/${params.id}/questions/1` : `/modules/${read.moduleKey}`, 303)
})

export default function Lesson() {
  const { lesson, place } = useLoaderData<typeof loader>()
  return <LessonPage lesson={lesson} place={place} />
}
