import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { mayMakeCohort } from '#app/access/cohorts.ts'
import { asStaff } from '#app/access/guard.server.ts'
import { isTrainer } from '#app/access/viewer.ts'
import { pageTitle } from '#app/interface/page.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import { cohortsOf, coursesTrainedBy } from './cohorts.queries.server.ts'
import { CohortsPage } from './cohorts-page.tsx'
import { cohortsSteered } from './setup/setup.queries.server.ts'
import { coordinationWords } from './words/words.ts'

export const meta = pageTitle
export const handle = { staff: true }

export const loader = asStaff(z.object({}), async ({ db, viewer, language, now }) => {
  const mayMake = mayMakeCohort(viewer)
  if (!mayMake && !isTrainer(viewer)) throw new Response(null, { status: 403 })
  const followed = await cohortsOf(db, viewer)
  const steered = mayMake ? await cohortsSteered(db, viewer) : []
  const courses = viewer.trainsCourses.length > 0 ? await coursesTrainedBy(db, viewer) : []
  if (!mayMake && followed.length === 1 && courses.length === 0 && followed[0]) throw redirect(`/cohortes/${followed[0].id}`)
  // An administrator who follows nobody's progress is led to the settings.
  const isFollowed = (id: string) => followed.some((one) => one.id === id) || viewer.coordinates.includes(id)
  const others = steered.filter(({ id }) => !followed.some((one) => one.id === id))
  const lines = [
    ...followed.map((one) => ({ ...one, closedAt: null, archivedAt: null, ...steered.find(({ id }) => id === one.id) })),
    ...others,
  ].map((line) => ({ ...line, to: isFollowed(line.id) ? `/cohortes/${line.id}` : `/cohortes/${line.id}/reglages` }))
  return { title: coordinationWords[language].cohorts.title, lines, courses, today: moroccoDay(now), mayMake }
})

export default function Cohorts() {
  return <CohortsPage {...useLoaderData<typeof loader>()} />
}
