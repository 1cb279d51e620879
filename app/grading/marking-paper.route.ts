import { asStaff, asStepped } from '#app/access/guard.server.ts'
import { drawPaper } from '#app/paper/draw-paper.server.ts'
import { pdfAnswer } from '#app/paper/pdf-answer.ts'
import { takeOut } from '#app/platform/take-out.server.ts'
import { markingPaper } from './marking-paper.ts'
import { shownSubmission } from './shown-submission.ts'
import { submissionParams } from './submission.forms.ts'
import { submissionInView } from './submission.queries.server.ts'

/** The marking of a hand-in as a PDF. */
export const loader = asStepped(asStaff, submissionParams, async ({ db, viewer, params, language, now, secret, settings }) => {
  const view = await submissionInView(db, viewer, params.submissionId)
  await takeOut(db, { actorId: viewer.id, subject: { kind: 'submission', id: params.submissionId }, lines: 1 }, { secret, now })
  const work = shownSubmission(view, { viewer, language, now, isComparing: false })
  const paper = markingPaper(work, { siteName: settings.siteName, language, madeAt: view.row.submittedAt })
  return pdfAnswer(await drawPaper(paper), `fiche-version-${work.n}.pdf`)
})
