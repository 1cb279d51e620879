import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asCoordinator } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { demandTurn, EXPORTS } from '#app/platform/take-turn.server.ts'
import { addDays } from '#app/rules/calendar-days.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import { askReport } from './ask-report.server.ts'
import { NewReportPage } from './new-report-page.tsx'
import { readReportForm, wishOf, type TypedReport } from './reports.forms.ts'
import { cohortsToReport, organisationsToReport } from './reports.queries.server.ts'
import { reportWords } from './words/words.ts'

export const meta = pageTitle
export const handle = { staff: true }

export const loader = asCoordinator(z.object({}), async ({ db, viewer, language, now, url }) => {
  const today = moroccoDay(now)
  const cohorts = await cohortsToReport(db, viewer)
  const asked = cohorts.filter(({ id }) => id === url.searchParams.get('cohorte')).map(({ id }) => id)
  const form: TypedReport = {
    ...{ from: `${addDays(today, -90).slice(0, 8)}01`, to: today, organisations: [], attribution: 'enrolment', day: '' },
    cohorts: asked.length > 0 ? asked : cohorts.slice(0, 1).map(({ id }) => id),
  }
  return { title: reportWords[language].make, form, cohorts, organisations: await organisationsToReport(db, viewer) }
})

export const action = asCoordinator(z.object({}), async ({ db, viewer, request, now, secret }) => {
  const form = readReportForm(await request.formData())
  const choices = { cohorts: await cohortsToReport(db, viewer), organisations: await organisationsToReport(db, viewer) }
  const read = wishOf(form, choices)
  if (!read.ok) return data({ form, faults: read.faults }, { status: 400 })
  await demandTurn(db, EXPORTS, viewer.id, { secret, now })
  throw redirect(`/rapports/${await askReport(db, { wish: read.wish, madeBy: viewer.id }, now)}`, 303)
})

export default function NewReport() {
  const { form, ...loaded } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return <NewReportPage {...loaded} form={refused?.form ?? form} faults={refused?.faults ?? []} />
}
