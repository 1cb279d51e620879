import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { asStaff } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { textIn } from '#app/rules/languages.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import { changeRun, modelOf, planModel } from '#app/rules/plan-runs.ts'
import { recalculateResults } from './recalculate-results.server.ts'
import { RunPage, type Answer } from './run-page.tsx'
import { fieldsOfRun } from './run-fields.ts'
import { modelSearch, recalculateForm, runForm, runOf, runParams } from './runs.forms.ts'
import { lateHandIns, outdatedResults, runSoFar, steeredRun } from './runs.queries.server.ts'
import { saveRun } from './save-run.server.ts'
import { runsWords } from './words/words.ts'

export const meta = pageTitle
export const handle = { staff: true }

export const loader = asStaff(runParams, async ({ db, viewer, params, language, now, url }) => {
  const run = await steeredRun(db, viewer, params.id, params.run)
  if (!run) throw new Response(null, { status: 404 })
  const picked = modelSearch.parse(url.searchParams.get('modele'))
  const rules = picked ? { ...run.rules, ...planModel(picked) } : run.rules
  const title = textIn(run.title, language)
  const again = Number(url.searchParams.get('publies') ?? '0')
  return {
    title: `${runsWords[language].settings} · ${title}`,
    run: { cohortId: run.cohortId, cohort: run.cohort, key: run.key, name: title, revision: run.revision, dueDay: run.dueDay },
    today: moroccoDay(now),
    model: modelOf(run.rules),
    picked,
    fields: fieldsOfRun(rules),
    outdated: await outdatedResults(db, run),
    isSaved: url.searchParams.has('enregistre'),
    recalculated: Number.isInteger(again) && again > 0 && again < 1000 ? again : null,
  }
})

const refused = (because: NonNullable<Answer['because']>, typed: Record<string, string>) =>
  data<Answer>({ because, typed, effect: null }, { status: 422 })

export const action = asStaff(runParams, async ({ db, viewer, params, request, now }) => {
  const run = await steeredRun(db, viewer, params.id, params.run)
  if (!run) throw new Response(null, { status: 404 })
  const sent = Object.fromEntries(await request.formData())
  const typed = Object.fromEntries(Object.entries(sent).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))
  const address = `/cohortes/${params.id}/plan/${params.run}`
  const place = { cohortId: params.id, key: params.run }
  if (typed['act'] === 'recalculate') {
    const form = recalculateForm.safeParse(sent)
    if (!form.success) return refused('reason-missing', {})
    throw redirect(`${address}?publies=${await recalculateResults(db, viewer, { ...place, ...form.data }, now)}`, 303)
  }
  const form = runForm.safeParse(sent)
  if (!form.success) return refused('unreadable', typed)
  const rules = runOf(form.data)
  if (typed['act'] === 'save') {
    const saved = await saveRun(db, viewer, { ...place, rules, revision: form.data.revision }, now)
    if (!saved.ok) return refused(saved.because, saved.because === 'changed-meanwhile' ? {} : typed)
    throw redirect(`${address}?enregistre=1`, 303)
  }
  const soFar = await runSoFar(db, run)
  const allowed = changeRun(run.rules, rules, soFar)
  if (!allowed.ok) return refused(allowed.because, typed)
  const { writing, waiting, ready, released } = soFar
  const isClosing = rules.cutOffAt !== null && rules.cutOffAt < now
  const effect = { counts: { writing, waiting, ready, released }, closed: isClosing ? writing : 0, late: await lateHandIns(db, run, rules) }
  return data<Answer>({ because: null, typed, effect })
})

export default function RunRoute() {
  return <RunPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>() ?? null} />
}
