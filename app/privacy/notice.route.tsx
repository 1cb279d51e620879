import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { anyone, signedIn } from '#app/access/guard.server.ts'
import { NOTICES } from '#app/interface/notices/notices.ts'
import { pageTitle } from '#app/interface/page.ts'
import { acceptNotice } from '#app/platform/accept-notice.server.ts'
import { CURRENT_NOTICE } from '#app/rules/notice-versions.ts'
import { NoticePage } from './notice-page.tsx'
import { goOnAddress } from './privacy.forms.ts'
import { noticeReadAt } from './privacy.queries.server.ts'

export const meta = pageTitle

export const loader = anyone(z.object({}), async ({ db, viewer, language, settings }) => ({
  // The notice stays as people read it; an installation's own name stands in the place of the product's.
  title: NOTICES[CURRENT_NOTICE][language].title.replace('Passerelle', settings.siteName),
  isSignedIn: viewer !== null,
  readAt: viewer ? await noticeReadAt(db, viewer) : null,
}))

export const action = signedIn(z.object({}), async ({ db, viewer, url, now }) => {
  await acceptNotice(db, viewer.id, CURRENT_NOTICE, now)
  throw redirect(goOnAddress.parse(url.searchParams.get('suite')), 303)
})

export default function NoticeRoute() {
  const { title, isSignedIn, readAt } = useLoaderData<typeof loader>()
  return <NoticePage title={title} isSignedIn={isSignedIn} readAt={readAt} />
}
