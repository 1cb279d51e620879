import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asStaff } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { hasWork } from '#app/access/submissions.ts'
import { NobodyToMark } from './nobody-to-mark.tsx'
import { nameOfWork } from './queue.queries.server.ts'
import { refusalText } from './refusal-text.ts'
import { releasesFor } from './release.queries.server.ts'
import { releaseResult } from './release-result.server.ts'
import { ReleasePage } from './release-page.tsx'
import { gradingWords } from './words/words.ts'

export const meta = pageTitle
export const handle = { staff: true }

export const loader = asStaff(z.object({}), async ({ db, viewer, url, language, now }) => {
  const { title } = gradingWords[language].release
  if (!hasWork(viewer)) return { title, ready: null, recent: [], released: null }
  const released = z.coerce
    .number()
    .int()
    .min(0)
    .max(50)
    .safeParse(url.searchParams.get('publies') ?? '0')
  return {
    title,
    ...(await releasesFor(db, viewer, language, now)),
    released: released.success ? released.data : null,
  }
})

const chosenForm = z.array(z.uuid()).max(50)

export const action = asStaff(z.object({}), async ({ db, viewer, request, language, now }) => {
  const chosen = chosenForm.safeParse((await request.formData()).getAll('submission'))
  if (!chosen.success) throw new Response(null, { status: 400 })
  const refused: Array<{ name: string; text: string }> = []
  for (const id of chosen.data) {
    const answer = await releaseResult(db, viewer, id, now)
    if (answer.ok) continue
    refused.push({ name: (await nameOfWork(db, viewer, id)) ?? '', text: refusalText(answer, gradingWords[language].refusals, language) })
  }
  if (chosen.data.length > 0 && refused.length === 0) throw redirect(`/correction/publier?publies=${chosen.data.length}`, { status: 303 })
  return { refused, released: chosen.data.length - refused.length, isNothingChosen: chosen.data.length === 0 }
})

export default function ReleaseRoute() {
  const { title, ready, recent, released } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  if (!ready) return <NobodyToMark title={title} />
  return (
    <ReleasePage
      ready={ready}
      recent={recent}
      released={answer ? answer.released : released}
      refused={answer?.refused ?? []}
      isNothingChosen={answer?.isNothingChosen ?? false}
    />
  )
}
