import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asStaff } from '#app/access/guard.server.ts'
import { isCoordinator, isTrainer } from '#app/access/viewer.ts'
import { pageTitle } from '#app/interface/page.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import { cohortsOf, coursesTrainedBy } from './cohorts.queries.server.ts'
import { CohortsPage } from './cohorts-page.tsx'
import { coordinationWords } from './words/words.ts'

export const meta = pageTitle
export const handle = { staff: true }

export const loader = asStaff(z.object({}), async ({ db, viewer, language, now }) => {
  if (!isCoordinator(viewer) && !isTrainer(viewer)) throw new Response(null, { status: 403 })
  const cohorts = await cohortsOf(db, viewer)
  const courses = viewer.trainsCourses.length > 0 ? await coursesTrainedBy(db, viewer) : []
  if (cohorts.length === 1 && courses.length === 0 && cohorts[0]) throw redirect(`/cohortes/${cohorts[0].id}`)
  return { title: coordinationWords[language].cohorts.title, cohorts, courses, today: moroccoDay(now) }
})

export default function Cohorts() {
  const { cohorts, courses, today } = useLoaderData<typeof loader>()
  return <CohortsPage cohorts={cohorts} courses={courses} today={today} />
}
