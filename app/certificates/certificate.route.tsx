import { useLoaderData } from '@remix-run/react'
import { asLearner } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { squarePicture } from '#app/platform/square-picture.ts'
import { checkAddress } from './certificate-drawing.ts'
import { certificateParams } from './certificates.forms.ts'
import { ownCertificate } from './certificates.queries.server.ts'
import { CertificatePage } from './certificate-page.tsx'
import { certificateWords } from './words/words.ts'

export const meta = pageTitle

export const loader = asLearner(certificateParams, async ({ db, viewer, params, language, origin }) => {
  const certificate = await ownCertificate(db, viewer, params.id)
  const address = checkAddress(origin, certificate.code)
  return { title: certificateWords[language].certificate, certificate, address, square: squarePicture(address) }
})

export default function CertificateRoute() {
  const { certificate, address, square } = useLoaderData<typeof loader>()
  return <CertificatePage certificate={certificate} address={address} square={square} />
}
