import { useLoaderData } from '@remix-run/react'
import { asLearner } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { say } from '#app/language/words.ts'
import { askingOf } from './criterion/asking.queries.server.ts'
import { versionInView } from './feedback.queries.server.ts'
import { versionParams } from './plan.forms.ts'
import { planInView } from './plan.queries.server.ts'
import { shownVersion } from './shown-version.ts'
import { VersionPage } from './version-page.tsx'
import { planWords } from './words/words.ts'

export const meta = pageTitle
export const headers = () => ({ 'Cache-Control': 'private, no-cache' })

export const loader = asLearner(versionParams, async ({ db, viewer, params, now, language }) => {
  const plan = await planInView(db, viewer, params.id, now)
  const view = await versionInView(db, plan, params.n)
  const version = shownVersion(plan, view, language, now)
  return {
    title: say(planWords[language].version.title, { n: version.n }),
    version,
    asking: await askingOf(db, plan, view.feedback, language, now),
  }
})

export default function VersionRoute() {
  const { version, asking } = useLoaderData<typeof loader>()
  return <VersionPage version={version} asking={asking} />
}
