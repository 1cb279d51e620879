import { asLearner } from '#app/access/guard.server.ts'
import { drawPicture } from '#app/paper/draw-paper.server.ts'
import { demandTurn, PAPERS } from '#app/platform/take-turn.server.ts'
import { certificateSvg } from './certificate-drawing.ts'
import { certificateParams } from './certificates.forms.ts'
import { ownCertificate } from './certificates.queries.server.ts'

/** One's own certificate as a square picture for a chat. */
export const loader = asLearner(certificateParams, async ({ db, viewer, params, now, language, secret, settings, origin }) => {
  const certificate = await ownCertificate(db, viewer, params.id)
  await demandTurn(db, PAPERS, viewer.id, { secret, now })
  const svg = certificateSvg(certificate, { origin, siteName: settings.siteName, language })
  const file = await drawPicture({ svg, width: 1080 })
  return new Response(new Uint8Array(file), {
    headers: { 'Content-Type': 'image/png', 'Content-Disposition': 'attachment; filename="certificat.png"' },
  })
})
