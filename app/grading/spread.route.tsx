import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asCoordinator } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { suggestedFor } from './agreement.queries.server.ts'
import { askForSecond } from './ask-for-second.server.ts'
import { refusalText } from './refusal-text.ts'
import { markerSpread } from './spread.queries.server.ts'
import { SpreadPage } from './spread-page.tsx'
import { gradingWords } from './words/words.ts'

export const meta = pageTitle
export const handle = { staff: true }

export const loader = asCoordinator(z.object({}), async ({ db, viewer, language, url }) => {
  const spread = await markerSpread(db, viewer, language)
  const far = spread.flatMap(({ criteria }) => criteria.flatMap(({ markers }) => markers.filter(({ isNotable }) => isNotable)))
  const suggested = await suggestedFor(db, viewer, new Set(far.map(({ markerId }) => markerId)))
  return { title: gradingWords[language].spread.title, spread, suggested, isAsked: url.searchParams.has('demande') }
})

export const action = asCoordinator(z.object({}), async ({ db, viewer, request, language, now }) => {
  const form = z.object({ submission: z.uuid() }).safeParse(Object.fromEntries(await request.formData()))
  if (!form.success) throw new Response(null, { status: 400 })
  const asked = await askForSecond(db, viewer, form.data.submission, now)
  if (asked.ok) throw redirect('/correction/comparer?demande=1', 303)
  return { refused: refusalText(asked, gradingWords[language].refusals, language) }
})

export default function SpreadRoute() {
  const { spread, suggested, isAsked } = useLoaderData<typeof loader>()
  return <SpreadPage spread={spread} suggested={suggested} isAsked={isAsked} refused={useActionData<typeof action>()?.refused ?? null} />
}
