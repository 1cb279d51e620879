import { useLoaderData } from '@remix-run/react'
import { asLearner } from '#app/access/guard.server.ts'
import { computedTable } from '#app/interface/plan/computed-table.ts'
import { filledTables } from '#app/interface/plan/shown-table.ts'
import { planTableWords } from '#app/interface/plan/words/words.ts'
import { pageTitle } from '#app/interface/page.ts'
import { formatInstant } from '#app/language/dates.ts'
import { say } from '#app/language/words.ts'
import { textIn } from '#app/rules/languages.ts'
import { planMoneyFrom, tablesOfPlan } from '#app/rules/plan-money-reading.ts'
import { feedbackInView, handedInParts } from './feedback.queries.server.ts'
import { versionParams } from './plan.forms.ts'
import { planInView } from './plan.queries.server.ts'
import { shownFeedback } from './shown-feedback.ts'
import { VersionPage } from './version-page.tsx'
import { planWords } from './words/words.ts'

export const meta = pageTitle
export const headers = () => ({ 'Cache-Control': 'private, no-cache' })

export const loader = asLearner(versionParams, async ({ db, viewer, params, now, language }) => {
  const plan = await planInView(db, viewer, params.id, now)
  const sent = plan.handedIn.find(({ n }) => n === params.n)
  if (!sent) throw new Response(null, { status: 404 })
  const [parts, feedback] = await Promise.all([handedInParts(db, sent.id), feedbackInView(db, plan, sent.n)])
  const { money } = planMoneyFrom(plan.assignment.tables, tablesOfPlan(parts))
  const showing = { money, words: planTableWords[language], language }
  const shown = feedback && shownFeedback(plan, feedback, language, now)
  return {
    title: say(planWords[language].version.title, { n: sent.n }),
    planId: plan.id,
    planTitle: textIn(plan.assignment.title, language),
    n: sent.n,
    when: formatInstant(sent.submittedAt, language),
    code: sent.receiptCode,
    isWithdrawn: sent.withdrawnAt !== null,
    feedback: shown,
    parts: plan.parts.map(({ part, tables }) => {
      const own = parts.find(({ partId }) => partId === part.id)
      return {
        id: part.id,
        title: textIn(part.title, language),
        text: own?.text ?? '',
        tables: tables
          .flatMap((table) => [filledTables(table, own?.tables[table.id], showing), computedTable(table, showing) ?? []].flat())
          .filter(({ rows }) => rows.length > 0),
      }
    }),
  }
})

export default function VersionRoute() {
  return <VersionPage version={useLoaderData<typeof loader>()} />
}
