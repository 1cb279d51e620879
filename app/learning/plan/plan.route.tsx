import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { asLearner } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { formatDay } from '#app/language/dates.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import { partsWithAnswers, questionsOf } from './asking/questions.queries.server.ts'
import { versionChoice } from './newer/other-version.queries.server.ts'
import { openPlan } from './open-plan.server.ts'
import { isPlanId, planOrKey } from './plan.forms.ts'
import { PlanNotOpenPage, PlanPage } from './plan-page.tsx'
import { planInView } from './plan.queries.server.ts'
import { shownPlan } from './shown-plan.ts'
import { planWords } from './words/words.ts'

export const meta = pageTitle

export const loader = asLearner(planOrKey, async ({ db, viewer, params, now, language }) => {
  if (isPlanId(params.id)) {
    const plan = await planInView(db, viewer, params.id, now)
    const [asked, choice] = await Promise.all([questionsOf(db, plan.id), plan.mayWrite ? versionChoice(db, plan.id) : null])
    const shown = shownPlan(plan, language, now)
    const answered = partsWithAnswers(asked)
    return { title: shown.title, shown, briefHtml: plan.rendered.brief[language], opensOn: null, answered, choice }
  }
  const opened = await openPlan(db, viewer, params.id, now)
  if (opened.ok) throw redirect(`/plan/${opened.planId}`)
  const opensOn = formatDay(moroccoDay(opened.opensAt), language, moroccoDay(now))
  return { title: planWords[language].plan.notOpenTitle, shown: null, briefHtml: '', opensOn, answered: [], choice: null }
})

export default function PlanRoute() {
  const { shown, briefHtml, opensOn, answered, choice } = useLoaderData<typeof loader>()
  return shown ? (
    <PlanPage shown={shown} briefHtml={briefHtml} answered={answered} choice={choice} />
  ) : (
    <PlanNotOpenPage day={opensOn ?? ''} />
  )
}
