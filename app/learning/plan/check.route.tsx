import { randomUUID } from 'node:crypto'
import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asLearner } from '#app/access/guard.server.ts'
import { computedTable } from '#app/interface/plan/computed-table.ts'
import { filledTables } from '#app/interface/plan/shown-table.ts'
import { planTableWords } from '#app/interface/plan/words/words.ts'
import { pageTitle } from '#app/interface/page.ts'
import { waitedOn } from '#app/offline/waited.ts'
import { HAND_IN_REFUSALS } from '#app/rules/grading.ts'
import { textIn } from '#app/rules/languages.ts'
import { CheckPage } from './check-page.tsx'
import { handInPlan } from './hand-in-plan.server.ts'
import { fieldsOf, handInForm, planParams } from './plan.forms.ts'
import { planInView, type PlanInView } from './plan.queries.server.ts'
import { moneyOf } from './shown-part.ts'
import { shownPlan } from './shown-plan.ts'
import { planWords } from './words/words.ts'
import type { Language } from '#app/rules/languages.ts'

export const meta = pageTitle

const refusal = z
  .enum([...HAND_IN_REFUSALS, 'remarks-open'])
  .nullable()
  .catch(() => null)

function readParts(plan: PlanInView, language: Language) {
  const showing = { money: moneyOf(plan), words: planTableWords[language], language }
  return plan.parts.map(({ part, content, tables }) => ({
    id: part.id,
    title: textIn(part.title, language),
    text: content.text,
    tables: tables
      .flatMap((table) => [...filledTables(table, content.tables[table.id], showing), computedTable(table, showing) ?? []].flat())
      .filter(({ rows }) => rows.length > 0),
    files: content.files ?? [],
  }))
}

export const loader = asLearner(planParams, async ({ db, viewer, params, now, language, url }) => {
  const plan = await planInView(db, viewer, params.id, now)
  if (!plan.mayWrite) throw redirect(plan.latest ? `/plan/${plan.id}/recu/${plan.latest.n}` : `/plan/${plan.id}`)
  return {
    title: planWords[language].check.title,
    shown: shownPlan(plan, language, now),
    parts: readParts(plan, language),
    statement: textIn(plan.assignment.statement, language),
    requestKey: randomUUID(),
    refused: refusal.parse(url.searchParams.get('refus')),
  }
})

export const action = asLearner(planParams, async ({ db, viewer, params, request, now, language, secret, path }) => {
  const { requestKey, agree, anyway } = handInForm.parse(fieldsOf(await request.formData()))
  const plan = await planInView(db, viewer, params.id, now)
  const statement = agree ? textIn(plan.assignment.statement, language) : null
  const toHandIn = { planId: plan.id, requestKey, statement, knowsOpenRemarks: anyway === 'yes', waited: waitedOn(request, now) }
  const sent = await handInPlan(db, viewer, toHandIn, secret, now)
  if (sent.ok) throw redirect(`/plan/${plan.id}/recu/${sent.n}`, { status: 303 })
  if (sent.because === 'already-handed-in' && plan.latest) throw redirect(`/plan/${plan.id}/recu/${plan.latest.n}`, { status: 303 })
  throw redirect(`${path}?refus=${sent.because}#envoi`, { status: 303 })
})

export default function CheckRoute() {
  const { shown, parts, statement, requestKey, refused } = useLoaderData<typeof loader>()
  return <CheckPage shown={shown} parts={parts} statement={statement} requestKey={requestKey} refused={refused} />
}
