import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asLearner } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { certificatesOf, earnedBy } from './certificates.queries.server.ts'
import { CertificatesPage } from './certificates-page.tsx'
import { certificateWords } from './words/words.ts'

export const meta = pageTitle

export const loader = asLearner(z.object({}), async ({ db, viewer, language }) => {
  const held = (await certificatesOf(db, viewer.id)).filter(({ revokedAt }) => revokedAt === null)
  const earned = (await earnedBy(db, viewer.id)).filter(
    (one) => !held.some(({ cohortId, courseId }) => cohortId === one.cohortId && courseId === one.courseId),
  )
  return { title: certificateWords[language].title, held, earned }
})

export default function CertificatesRoute() {
  const { held, earned } = useLoaderData<typeof loader>()
  return <CertificatesPage held={held} earned={earned} />
}
