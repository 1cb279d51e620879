import { asLearner } from '#app/access/guard.server.ts'
import { formatNames } from '#app/language/words.ts'
import { drawPaper } from '#app/paper/draw-paper.server.ts'
import { pdfAnswer } from '#app/paper/pdf-answer.ts'
import { demandTurn, PAPERS } from '#app/platform/take-turn.server.ts'
import { textIn } from '#app/rules/languages.ts'
import { feedbackPaper } from './plan-paper.ts'
import { feedbackInView } from './feedback.queries.server.ts'
import { versionParams } from './plan.forms.ts'
import { planInView } from './plan.queries.server.ts'
import { shownFeedback } from './shown-feedback.ts'

/** Released feedback on a hand-in as a PDF; 404 where nothing is released on it. */
export const loader = asLearner(versionParams, async ({ db, viewer, params, now, language, secret, settings }) => {
  const plan = await planInView(db, viewer, params.id, now)
  const found = await feedbackInView(db, plan, params.n)
  if (!found) throw new Response(null, { status: 404 })
  await demandTurn(db, PAPERS, viewer.id, { secret, now })
  const paper = {
    planTitle: textIn(plan.assignment.title, language),
    author: formatNames(plan.handedIn.find(({ n }) => n === found.n)?.authors ?? plan.authors, language),
    feedback: shownFeedback(plan, found, language, now),
  }
  return pdfAnswer(
    await drawPaper(feedbackPaper(paper, { siteName: settings.siteName, language, madeAt: found.releasedAt })),
    `remarques-version-${params.n}.pdf`,
  )
})
