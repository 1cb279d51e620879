import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asStaff } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { contactsOf } from './cohorts.queries.server.ts'
import { enrolledPerson, evidenceOf, movesFor } from './person.queries.server.ts'
import { PersonPage } from './person-page.tsx'
import { attendanceOf } from './workshops/workshops.queries.server.ts'

export const meta = pageTitle
export const handle = { staff: true }

export const loader = asStaff(z.object({ id: z.uuid(), enrolmentId: z.uuid() }), async ({ db, viewer, params, now }) => {
  const person = await enrolledPerson(db, viewer, params.id, params.enrolmentId)
  if (!person) throw new Response(null, { status: 404 })
  const [evidence, contacts, attendance, moves] = await Promise.all([
    evidenceOf(db, person),
    contactsOf(db, viewer, [person.enrolmentId]),
    attendanceOf(db, person.enrolmentId),
    movesFor(db, person.enrolmentId),
  ])
  return { title: person.name, cohortId: params.id, person, evidence, contacts, attendance, moves, now }
})

export default function PersonRoute() {
  return <PersonPage {...useLoaderData<typeof loader>()} />
}
