import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asStaff } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { hasWork } from '#app/access/submissions.ts'
import { NobodyToMark } from './nobody-to-mark.tsx'
import { decidedSearch, readQueueWish } from './queue.forms.ts'
import { nameOfWork, queueFor } from './queue.queries.server.ts'
import { QueuePage } from './queue-page.tsx'
import { gradingWords } from './words/words.ts'

export const meta = pageTitle
export const handle = { staff: true }

export const loader = asStaff(z.object({}), async ({ db, viewer, url, language, now }) => {
  if (!hasWork(viewer)) return { title: gradingWords[language].queue.title, queue: null, wish: null, decided: null }
  const wish = readQueueWish(url.searchParams)
  const after = decidedSearch.safeParse(Object.fromEntries(url.searchParams))
  const name = after.success ? await nameOfWork(db, viewer, after.data.apres) : null
  return {
    title: gradingWords[language].queue.title,
    queue: await queueFor(db, viewer, wish, language, now),
    wish,
    decided: after.success && name ? { name, id: after.data.apres, verdict: after.data.decision } : null,
  }
})

export default function QueueRoute() {
  const { title, queue, wish, decided } = useLoaderData<typeof loader>()
  if (!queue) return <NobodyToMark title={title} />
  return <QueuePage queue={queue} wish={wish} decided={decided} />
}
