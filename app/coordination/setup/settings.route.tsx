import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asStaff } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { interfaceWords } from '#app/interface/words/words.ts'
import { endCohort } from './end-cohort.server.ts'
import { saveCohort, type SaveRefusal } from './save-cohort.server.ts'
import { SettingsPage } from './settings-page.tsx'
import { cohortActForm, readSetupForm, type SetupForm } from './setup.forms.ts'
import { cohortSettings, newestCourses, openLinks, organisationsToChoose, staffToChoose } from './setup.queries.server.ts'

export const meta = pageTitle
export const handle = { staff: true }

const params = z.object({ id: z.uuid() })

export const loader = asStaff(params, async ({ db, viewer, params: { id }, now, url, language }) => {
  const cohort = await cohortSettings(db, viewer, id, now)
  const form: SetupForm = {
    ...{
      id,
      programme: cohort.programmeId,
      name: cohort.name,
      startsOn: cohort.startsOn,
      endsOn: cohort.endsOn,
      revision: cohort.revision,
    },
    courses: cohort.courses.map(({ courseId, position, isRequired, opensOn, dueOn }) => ({
      ...{ courseId, position, isRequired },
      ...{ opensOn: opensOn ?? '', dueOn: dueOn ?? '' },
    })),
    ...{ trainers: cohort.trainers, coordinators: cohort.coordinators, organisations: cohort.organisations, isSpread: false },
    takesDays: false,
  }
  return {
    title: `${interfaceWords[language].cohortTabs.reglages} · ${cohort.name}`,
    ...{ cohort, form },
    courses: await newestCourses(db),
    staff: await staffToChoose(db, now),
    organisations: await organisationsToChoose(db, viewer),
    links: await openLinks(db, id, now),
    seesPeople: viewer.coordinates.includes(id) || viewer.trains.includes(id),
    isSaved: url.searchParams.has('garde'),
  }
})

export const action = asStaff(params, async ({ db, viewer, params: { id }, request, now }) => {
  // Whom the cohort is hidden from learns nothing from a form either.
  await cohortSettings(db, viewer, id, now)
  const sent = await request.formData()
  const act = cohortActForm.safeParse(Object.fromEntries(sent))
  if (act.success) {
    await endCohort(db, viewer, id, act.data.act, now)
    throw redirect(`/cohortes/${id}/reglages?garde`, 303)
  }
  const form = readSetupForm(sent)
  if (!form) throw new Response(null, { status: 400 })
  const outcome = await saveCohort(db, viewer, id, form, now)
  if (outcome.ok) throw redirect(`/cohortes/${id}/reglages?garde`, 303)
  const refusal: SaveRefusal = outcome
  return data({ form, faults: refusal.faults, because: refusal.because }, { status: refusal.because === 'changed-meanwhile' ? 409 : 400 })
})

export default function CohortSettings() {
  const { form, ...loaded } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return <SettingsPage {...loaded} form={refused?.form ?? form} faults={refused?.faults ?? []} because={refused?.because} />
}
