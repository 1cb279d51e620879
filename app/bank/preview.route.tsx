import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { asBankKeeper } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { answerFields } from '#app/questions/answer.forms.ts'
import { afterMove, arrangementFrom, arrangementOf, filledByArrangement } from '#app/questions/arrangement.ts'
import { whyOf } from '#app/questions/explained-answer.ts'
import { readAnswer } from '#app/questions/read-answer.ts'
import { picturesAt } from '#app/questions/shown-pictures.ts'
import { frozenOrder, shownQuestion } from '#app/questions/shown-question.ts'
import { drawnFor, withDrawn } from '#app/rules/calculated.ts'
import { scoreAnswer } from '#app/rules/quiz-score.ts'
import { questionParams } from './bank.forms.ts'
import { PreviewPage } from './preview-page.tsx'
import { questionOf } from './question.queries.server.ts'
import { bankWords } from './words/words.ts'

export const meta = pageTitle

/** A preview shows one paper, always the same: that of this seed. */
const SEED = 7

export const loader = asBankKeeper(questionParams, async ({ db, viewer, params, language, url }) => {
  const kept = await questionOf(db, viewer, params.key)
  if (!kept) throw new Response(null, { status: 404 })
  const question = withDrawn(kept.question, drawnFor(kept.question, SEED))
  const order = frozenOrder(question, SEED)
  const arrangement = question.kind === 'ordering' ? arrangementFrom(url.searchParams.get('ordre'), order.length) : null
  return {
    title: bankWords[language].preview.title,
    address: kept.key,
    shown: shownQuestion(question, order, language),
    filled: arrangement ? filledByArrangement(arrangement) : {},
  }
})

export const action = asBankKeeper(questionParams, async ({ db, viewer, params, language, request }) => {
  const kept = await questionOf(db, viewer, params.key)
  if (!kept) throw new Response(null, { status: 404 })
  const form = await request.formData()
  const filled = answerFields(form)
  if (!filled) throw new Response(null, { status: 400 })
  const move = String(form.get('move') ?? '')
  if (/^(up|down):\d{1,2}$/.test(move)) {
    const places = Object.keys(filled).filter((name) => name.startsWith('place-')).length
    throw redirect(`/banque/questions/${kept.key}/apercu?ordre=${afterMove(arrangementOf(filled, places), move).join(',')}`, 303)
  }
  const question = withDrawn(kept.question, drawnFor(kept.question, SEED))
  const read = readAnswer(question, frozenOrder(question, SEED), filled)
  const scored = read.ok ? scoreAnswer(question, read.answer) : null
  if (!scored) return { filled, verdict: 'unread' as const, mark: 0, why: [], pictures: [] }
  const verdict = scored.reading === 'waiting' ? ('waiting' as const) : scored.isRight ? ('right' as const) : ('wrong' as const)
  return {
    filled,
    verdict,
    mark: scored.mark,
    why: whyOf(question, scored, language),
    pictures: picturesAt(question, 'explanation', language),
  }
})

export default function Preview() {
  return <PreviewPage {...useLoaderData<typeof loader>()} answered={useActionData<typeof action>() ?? null} />
}
