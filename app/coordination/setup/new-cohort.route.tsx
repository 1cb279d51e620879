import { randomUUID } from 'node:crypto'
import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { mayMakeCohort } from '#app/access/cohorts.ts'
import { asStaff } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { createCohort } from './create-cohort.server.ts'
import { NewCohortPage } from './new-cohort-page.tsx'
import { readSetupForm, type SetupForm } from './setup.forms.ts'
import { newestCourses, organisationsToChoose, programmesToChoose, staffToChoose } from './setup.queries.server.ts'
import { setupWords } from './words/words.ts'

export const meta = pageTitle
export const handle = { staff: true }

export const loader = asStaff(z.object({}), async ({ db, viewer, now, url, language }) => {
  if (!mayMakeCohort(viewer)) throw new Response(null, { status: 404 })
  const programmes = await programmesToChoose(db)
  const programme = programmes.find(({ id }) => id === url.searchParams.get('parcours'))
  const courses = (programme?.courses ?? []).map(({ courseId, position, isRequired }) => ({
    courseId,
    position,
    isRequired,
    opensOn: '',
    dueOn: '',
  }))
  const form: SetupForm = {
    ...{ id: randomUUID(), programme: programme?.id ?? '', name: '', startsOn: '', endsOn: '', revision: 0 },
    ...{
      courses,
      trainers: [],
      coordinators: viewer.isAdministrator ? [] : [viewer.id],
      organisations: [],
      isSpread: true,
      takesDays: true,
    },
  }
  return {
    title: setupWords[language].newTitle,
    ...{ programmes, form },
    courses: await newestCourses(db),
    staff: await staffToChoose(db, now),
    organisations: await organisationsToChoose(db, viewer),
  }
})

export const action = asStaff(z.object({}), async ({ db, viewer, request, now }) => {
  if (!mayMakeCohort(viewer)) throw new Response(null, { status: 404 })
  const form = readSetupForm(await request.formData())
  if (!form) throw new Response(null, { status: 400 })
  const outcome = await createCohort(db, viewer, form, now)
  if (!outcome.ok) return data({ form: { ...form, courses: outcome.courses }, faults: outcome.faults }, { status: 400 })
  // Who coordinates the new cohort goes to its board, which says what comes next; an administrator to its settings.
  throw redirect(viewer.isAdministrator ? `/cohortes/${outcome.id}/reglages?garde` : `/cohortes/${outcome.id}`, 303)
})

export default function NewCohort() {
  const { form, ...loaded } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return <NewCohortPage {...loaded} form={refused?.form ?? form} faults={refused?.faults ?? []} />
}
