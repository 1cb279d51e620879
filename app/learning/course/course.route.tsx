import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asLearner } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { testsOf } from '../quiz/course-tests.queries.server.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import { objectivesOf, pathFor } from '../path/path.queries.server.ts'
import { courseBytes } from '../offline/packs.ts'
import { courseSteps } from '../offline/packs.queries.server.ts'
import { CoursePage } from './course-page.tsx'

export const meta = pageTitle
export const headers = () => ({ 'Cache-Control': 'private, no-cache' })

export const loader = asLearner(z.object({ id: z.string().max(60) }), async ({ db, viewer, params, language, now }) => {
  const [found] = await pathFor(db, viewer, { courseId: params.id }, language, now)
  if (!found) throw new Response(null, { status: 404 })
  const about = await objectivesOf(db, found, language)
  const bytes = courseBytes(await courseSteps(db, viewer, params.id, language, now))
  const tests = await testsOf(db, viewer, params.id, now)
  const { title, summary, isOpen, opensOn, progress, newSteps, modules, final } = found
  return {
    title,
    bytes,
    now,
    tests,
    today: moroccoDay(now),
    course: { courseId: params.id, title, summary, isOpen, opensOn, progress, newSteps, modules, final, ...about },
  }
})

export default function Course() {
  const { course, today, bytes, now, tests } = useLoaderData<typeof loader>()
  return <CoursePage course={course} today={today} bytes={bytes} now={now} tests={tests} />
}
