import { randomUUID } from 'node:crypto'
import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { asLearner } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { criterionParams, fieldsOf, queryForm } from '../plan.forms.ts'
import { planInView } from '../plan.queries.server.ts'
import { askCriterion } from './ask-criterion.server.ts'
import { CriterionPage, type RefusedQuestion } from './criterion-page.tsx'
import { criterionInView, isUnread } from './criterion.queries.server.ts'
import { escalateCriterion } from './escalate-criterion.server.ts'
import { noteQuerySeen } from './note-query-seen.server.ts'
import { shownCriterion } from './shown-criterion.ts'
import { criterionWords } from './words/words.ts'

export const meta = pageTitle

export const loader = asLearner(criterionParams, async ({ db, viewer, params, now, language, url }) => {
  const plan = await planInView(db, viewer, params.id, now)
  const view = await criterionInView(db, plan, params.n, params.criterion)
  if (view.query && isUnread(view.query)) await noteQuerySeen(db, view.query.id, now)
  return {
    title: criterionWords[language].title,
    planId: plan.id,
    n: params.n,
    shown: shownCriterion(view, language, now),
    askId: randomUUID(),
    isSent: url.searchParams.get('envoye') === 'oui',
  }
})

export const action = asLearner(criterionParams, async ({ db, viewer, params, request, now, path }): Promise<RefusedQuestion> => {
  const fields = fieldsOf(await request.formData())
  const place = { planId: params.id, n: params.n, criterionId: params.criterion }
  await criterionInView(db, await planInView(db, viewer, params.id, now), params.n, params.criterion)
  const form = queryForm.safeParse(fields)
  if (!form.success) return { because: 'too-long', typed: String(fields['body'] ?? '') }
  const { body } = form.data
  const done =
    form.data.act === 'ask'
      ? await askCriterion(db, viewer, { ...place, id: form.data.id, body }, now)
      : await escalateCriterion(db, viewer, { ...place, body }, now)
  if (done.ok) throw redirect(`${path}?envoye=oui`, { status: 303 })
  return { because: done.because, typed: body }
})

export default function CriterionRoute() {
  const { title: _, ...props } = useLoaderData<typeof loader>()
  return <CriterionPage {...props} refused={useActionData<typeof action>() ?? null} />
}
