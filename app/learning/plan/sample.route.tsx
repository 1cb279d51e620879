import { useLoaderData } from '@remix-run/react'
import { asLearner } from '#app/access/guard.server.ts'
import { computedTable } from '#app/interface/plan/computed-table.ts'
import { filledTables } from '#app/interface/plan/shown-table.ts'
import { planTableWords } from '#app/interface/plan/words/words.ts'
import { pageTitle } from '#app/interface/page.ts'
import { say } from '#app/language/words.ts'
import { textIn } from '#app/rules/languages.ts'
import { planMoneyFrom } from '#app/rules/plan-money-reading.ts'
import { storedSampleTables } from '#app/rules/plan-sample.ts'
import { partParams } from './plan.forms.ts'
import { planInView } from './plan.queries.server.ts'
import { SamplePage } from './sample-page.tsx'
import { sampleOf } from './sample.queries.server.ts'
import { planWords } from './words/words.ts'

export const meta = pageTitle

export const loader = asLearner(partParams, async ({ db, viewer, params, now, language }) => {
  const plan = await planInView(db, viewer, params.id, now)
  const own = plan.parts.find(({ part }) => part.id === params.part)
  const sample = await sampleOf(db, viewer, plan.id)
  // Somebody else's answer helps after one's own is written, and replaces thinking before.
  if (!own || !sample || !own.facts.isDone) throw new Response(null, { status: 404 })
  const stored = storedSampleTables(plan.assignment.tables, sample.tables)
  const { money } = planMoneyFrom(plan.assignment.tables, stored)
  const showing = { money, words: planTableWords[language], language }
  const title = textIn(own.part.title, language)
  return {
    title: say(planWords[language].sample.title, { part: title }),
    planId: plan.id,
    partId: own.part.id,
    partTitle: title,
    text: sample.texts[own.part.id] ?? '',
    tables: own.tables
      .flatMap((table) => [filledTables(table, stored[table.id], showing), computedTable(table, showing) ?? []].flat())
      .filter(({ rows }) => rows.length > 0),
  }
})

export default function SampleRoute() {
  return <SamplePage sample={useLoaderData<typeof loader>()} />
}
