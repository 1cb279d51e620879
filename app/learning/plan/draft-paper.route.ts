import { asLearner } from '#app/access/guard.server.ts'
import { formatInstant } from '#app/language/dates.ts'
import { formatNames } from '#app/language/words.ts'
import { drawPaper } from '#app/paper/draw-paper.server.ts'
import { pdfAnswer } from '#app/paper/pdf-answer.ts'
import { fileStoreOf, picturesOf } from '#app/platform/file-store.server.ts'
import { demandTurn, PAPERS } from '#app/platform/take-turn.server.ts'
import { textIn } from '#app/rules/languages.ts'
import { planPaper } from './plan-paper.ts'
import { planParams } from './plan.forms.ts'
import { planInView } from './plan.queries.server.ts'
import { readParts } from './shown-version.ts'

/** A plan as it is being written, as a PDF. */
export const loader = asLearner(planParams, async ({ db, viewer, params, now, language, secret, settings }) => {
  const plan = await planInView(db, viewer, params.id, now)
  if (!plan.seesDrafts) throw new Response(null, { status: 404 })
  await demandTurn(db, PAPERS, viewer.id, { secret, now })
  const contents = new Map(plan.parts.map(({ part, content }) => [part.id, content]))
  const parts = readParts(plan, contents, language)
  const pictures = await picturesOf(
    fileStoreOf(settings),
    parts.flatMap(({ files }) => files),
  )
  const paper = {
    planTitle: textIn(plan.assignment.title, language),
    author: formatNames(plan.authors, language),
    parts,
    sent: null,
    draftWhen: formatInstant(now, language),
  }
  return pdfAnswer(
    await drawPaper(planPaper(paper, { siteName: settings.siteName, language, madeAt: now, pictures })),
    'plan-brouillon.pdf',
  )
})
