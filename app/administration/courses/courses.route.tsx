import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asAdministrator } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { administrationWords } from '../words/words.ts'
import { CoursesPage } from './courses-page.tsx'
import { cohortsByCourse, newestVersions } from './courses.queries.server.ts'

export const meta = pageTitle
export const handle = { staff: true }

export const loader = asAdministrator(z.object({}), async ({ db, language }) => {
  const [versions, uses] = [await newestVersions(db), await cohortsByCourse(db)]
  const courses = versions.map((course) => ({ ...course, cohorts: uses.filter(({ courseId }) => courseId === course.courseId) }))
  return { title: administrationWords[language].courses.title, courses }
})

export default function Courses() {
  const { courses } = useLoaderData<typeof loader>()
  return <CoursesPage courses={courses} />
}
