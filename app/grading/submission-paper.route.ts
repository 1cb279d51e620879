import { asStaff, asStepped } from '#app/access/guard.server.ts'
import { drawPaper } from '#app/paper/draw-paper.server.ts'
import { pdfAnswer } from '#app/paper/pdf-answer.ts'
import { fileStoreOf, picturesOf } from '#app/platform/file-store.server.ts'
import { takeOut } from '#app/platform/take-out.server.ts'
import { handedInPaper } from './marking-paper.ts'
import { shownSubmission } from './shown-submission.ts'
import { submissionParams } from './submission.forms.ts'
import { submissionInView } from './submission.queries.server.ts'

/** A hand-in as a PDF for who marks it. */
export const loader = asStepped(asStaff, submissionParams, async ({ db, viewer, params, language, now, secret, settings }) => {
  const view = await submissionInView(db, viewer, params.submissionId)
  await takeOut(db, { actorId: viewer.id, subject: { kind: 'submission', id: params.submissionId }, lines: 1 }, { secret, now })
  const work = shownSubmission(view, { viewer, language, now, isComparing: false })
  const pictures = await picturesOf(fileStoreOf(settings), view.files)
  const paper = handedInPaper(work, { siteName: settings.siteName, language, madeAt: view.row.submittedAt, pictures })
  return pdfAnswer(await drawPaper(paper), `plan-version-${work.n}.pdf`)
})
