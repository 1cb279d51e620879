import { asLearner } from '#app/access/guard.server.ts'
import { drawPaper } from '#app/paper/draw-paper.server.ts'
import { pdfAnswer } from '#app/paper/pdf-answer.ts'
import { demandTurn, PAPERS } from '#app/platform/take-turn.server.ts'
import { certificatePaper } from './certificate-drawing.ts'
import { certificateParams } from './certificates.forms.ts'
import { ownCertificate } from './certificates.queries.server.ts'

/** One's own certificate as a PDF of one page. */
export const loader = asLearner(certificateParams, async ({ db, viewer, params, now, language, secret, settings, origin }) => {
  const certificate = await ownCertificate(db, viewer, params.id)
  await demandTurn(db, PAPERS, viewer.id, { secret, now })
  return pdfAnswer(await drawPaper(certificatePaper(certificate, { origin, siteName: settings.siteName, language })), 'certificat.pdf')
})
