import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asLearner } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { TO_KEEP } from '#app/offline/phone-headers.ts'
import { waitedOn } from '#app/offline/waited.ts'
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
  // What a browser fetches ahead, or a phone keeps, was not opened by anybody.
  const isAhead = request.headers.get('sec-purpose')?.includes('prefetch') || request.headers.has(TO_KEEP)
  if (!isAhead) await openLesson(db, viewer, lesson, now)
  const { key, moduleKey, title, html, textLanguage, minutes, bytes, verifiedOn, questions } = lesson
  const isRead = lesson.completedAt !== null
  return {
    title,
    lesson: { key, moduleKey, title, html, textLanguage, minutes, bytes, verifiedOn, questions, isRead },
    place,
  }
})

export const action = asLearner(params, async ({ db, viewer, params, now, request }) => {
  const read = await completeLesson(db, viewer, params.id, now, waitedOn(request, now))
  if (!read) throw new Response(null, { status: 404 })
  throw redirect(read.hasQuestions ? `/lecons/${params.id}/questions/1` : `/modules/${read.moduleKey}`, 303)
})

export default function Lesson() {
  const { lesson, place } = useLoaderData<typeof loader>()
  return <LessonPage lesson={lesson} place={place} />
}
