import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asLearner } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { say } from '#app/language/words.ts'
import { moveOf } from '#app/rules/assignment-move.ts'
import { isTableEmpty } from '#app/rules/plan-parts.ts'
import { fieldsOf, planParams } from '../plan.forms.ts'
import { planInView } from '../plan.queries.server.ts'
import { chooseAssignmentVersion } from './choose-assignment-version.server.ts'
import { NewerPage } from './newer-page.tsx'
import { versionChoice, versionToTake } from './other-version.queries.server.ts'
import { newerWords } from './words/words.ts'

export const meta = pageTitle

const number = z.coerce.number().int().min(1).max(10_000)
const choiceForm = z.object({ own: number, other: number, take: z.enum(['yes', 'no']) })

export const loader = asLearner(planParams, async ({ db, viewer, params, now, language, url }) => {
  const plan = await planInView(db, viewer, params.id, now)
  const choice = await versionChoice(db, plan.id)
  if (!plan.mayWrite || !choice) throw new Response(null, { status: 404 })
  const { body, rubric } = await versionToTake(db, choice.otherId)
  const held = plan.parts.map(({ part, content, facts, tables }) => {
    const begun = tables.filter((table) => !isTableEmpty(table, content.tables[table.id])).map(({ id }) => id)
    return [part.id, { isBegun: !facts.isEmpty, tables: begun }] as const
  })
  return {
    title: say(newerWords[language].title, { n: choice.other }),
    planId: plan.id,
    own: choice.own,
    other: choice.other,
    move: moveOf(plan, { assignment: body, rubric }, Object.fromEntries(held)),
    hasChanged: url.searchParams.get('refus') !== null,
  }
})

export const action = asLearner(planParams, async ({ db, viewer, params, request, path }) => {
  const form = choiceForm.safeParse(fieldsOf(await request.formData()))
  if (!form.success) throw new Response(null, { status: 400 })
  const { own, other, take } = form.data
  const chosen = await chooseAssignmentVersion(db, viewer, { planId: params.id, between: { own, other }, take: take === 'yes' })
  throw redirect(chosen.ok ? `/plan/${params.id}` : `${path}?refus=change`, 303)
})

export default function NewerRoute() {
  return <NewerPage {...useLoaderData<typeof loader>()} />
}
