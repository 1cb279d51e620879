import { randomUUID } from 'node:crypto'
import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { asLearner } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { answerRemark } from './answer-remark.server.ts'
import { askingOf } from './criterion/asking.queries.server.ts'
import { feedbackInView } from './feedback.queries.server.ts'
import { fieldsOf, planParams, remarkForm } from './plan.forms.ts'
import { planInView } from './plan.queries.server.ts'
import { recordFeedbackView } from './record-feedback-view.server.ts'
import { RemarksPage } from './remarks-page.tsx'
import { shownFeedback } from './shown-feedback.ts'
import { planWords } from './words/words.ts'

export const meta = pageTitle

export const loader = asLearner(planParams, async ({ db, viewer, params, now, language }) => {
  const plan = await planInView(db, viewer, params.id, now)
  const feedback = await feedbackInView(db, plan)
  if (feedback) await recordFeedbackView(db, viewer, feedback.releaseId, now)
  return {
    title: planWords[language].plan.readRemarks,
    planId: plan.id,
    feedback: feedback && shownFeedback(plan, feedback, language, now),
    asking: await askingOf(db, plan, feedback, language, now),
    mayAnswer: plan.mayWrite && plan.phase === 'returned' && feedback?.n === plan.latest?.n,
    replyKeys: (feedback?.remarks ?? []).map(() => randomUUID()),
    days: plan.gradeWithinDays,
    nextN: (plan.handedIn.at(-1)?.n ?? 0) + 1,
    others: plan.handedIn.flatMap(({ n, release }) => (release && n !== feedback?.n ? [n] : [])),
  }
})

export const action = asLearner(planParams, async ({ db, viewer, params, request, now, path }) => {
  await planInView(db, viewer, params.id, now)
  const form = remarkForm.safeParse(fieldsOf(await request.formData()))
  if (!form.success) throw redirect(path, { status: 303 })
  const { remarkId } = form.data
  const answer =
    form.data.act === 'tick'
      ? { kind: 'tick' as const, planId: params.id, remarkId, isTicked: form.data.ticked === 'yes' }
      : { kind: 'reply' as const, planId: params.id, remarkId, id: form.data.id, body: form.data.body }
  await answerRemark(db, viewer, answer, now)
  throw redirect(`${path}#r-${remarkId}`, { status: 303 })
})

export default function RemarksRoute() {
  const { title: _, ...props } = useLoaderData<typeof loader>()
  return <RemarksPage {...props} />
}
