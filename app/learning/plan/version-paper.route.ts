import { asLearner } from '#app/access/guard.server.ts'
import { formatNames } from '#app/language/words.ts'
import { drawPaper } from '#app/paper/draw-paper.server.ts'
import { pdfAnswer } from '#app/paper/pdf-answer.ts'
import { fileStoreOf, picturesOf } from '#app/platform/file-store.server.ts'
import { demandTurn, PAPERS } from '#app/platform/take-turn.server.ts'
import { planPaper } from './plan-paper.ts'
import { versionInView } from './feedback.queries.server.ts'
import { versionParams } from './plan.forms.ts'
import { planInView } from './plan.queries.server.ts'
import { shownVersion } from './shown-version.ts'

/** A hand-in of a plan as a PDF, as it was sent. */
export const loader = asLearner(versionParams, async ({ db, viewer, params, now, language, secret, settings }) => {
  const plan = await planInView(db, viewer, params.id, now)
  const found = await versionInView(db, plan, params.n)
  await demandTurn(db, PAPERS, viewer.id, { secret, now })
  const version = shownVersion(plan, found, language, now)
  const { siteName } = settings
  const pictures = await picturesOf(
    fileStoreOf(settings),
    version.parts.flatMap(({ files }) => files),
  )
  const paper = { ...version, author: formatNames(found.sent.authors, language), sent: version, draftWhen: '' }
  return pdfAnswer(
    await drawPaper(planPaper(paper, { siteName, language, madeAt: found.sent.submittedAt, pictures })),
    `plan-version-${params.n}.pdf`,
  )
})
