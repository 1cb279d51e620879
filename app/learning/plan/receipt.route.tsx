import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asLearner } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { formatInstant } from '#app/language/dates.ts'
import { say } from '#app/language/words.ts'
import { daysLate } from '#app/rules/deadlines.ts'
import { withdraw, WITHDRAW_REFUSALS } from '#app/rules/grading.ts'
import { textIn } from '#app/rules/languages.ts'
import { versionParams } from './plan.forms.ts'
import { planInView } from './plan.queries.server.ts'
import { readersOf } from './receipt.queries.server.ts'
import { ReceiptPage } from './receipt-page.tsx'
import { answerBy } from './shown-plan.ts'
import { withdrawPlan } from './withdraw-plan.server.ts'
import { planWords } from './words/words.ts'

export const meta = pageTitle

const refusal = z
  .enum(WITHDRAW_REFUSALS)
  .nullable()
  .catch(() => null)

export const loader = asLearner(versionParams, async ({ db, viewer, params, now, language, url }) => {
  const plan = await planInView(db, viewer, params.id, now)
  const sent = plan.handedIn.find(({ n }) => n === params.n)
  if (!sent) throw new Response(null, { status: 404 })
  const { receipt } = planWords[language]
  const title = textIn(plan.assignment.title, language)
  const when = formatInstant(sent.submittedAt, language)
  const isFirst = sent.work.round === 1
  return {
    title: sent.withdrawnAt ? receipt.titleWithdrawn : receipt.title,
    planId: plan.id,
    planTitle: title,
    n: sent.n,
    code: sent.receiptCode,
    when,
    finishedWhen: sent.clientFinishedAt && formatInstant(sent.clientFinishedAt, language),
    withdrawnWhen: sent.withdrawnAt && formatInstant(sent.withdrawnAt, language, now),
    readers: await readersOf(db, plan),
    answerBy: answerBy(plan, sent.submittedAt, language, now),
    daysLate: isFirst && sent.lateSeconds > 0 ? daysLate(sent.submittedAt, plan.deadline) : 0,
    shared: [
      say(receipt.shared, { title, n: sent.n, when, code: sent.receiptCode }),
      ...(sent.clientFinishedAt ? [`${receipt.finished} : ${formatInstant(sent.clientFinishedAt, language)}.`] : []),
    ].join(' '),
    isAnswered: sent.release !== null,
    mayWithdraw: sent === plan.latest && withdraw(sent.work, { now, by: viewer.id, cutOffAt: plan.cutOffAt }).ok,
    refused: refusal.parse(url.searchParams.get('refus')),
  }
})

export const action = asLearner(versionParams, async ({ db, viewer, params, now, path }) => {
  const withdrawn = await withdrawPlan(db, viewer, { planId: params.id, n: params.n }, now)
  throw redirect(withdrawn.ok ? path : `${path}?refus=${withdrawn.because}`, { status: 303 })
})

export default function ReceiptRoute() {
  return <ReceiptPage receipt={useLoaderData<typeof loader>()} />
}
