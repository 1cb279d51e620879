import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asStaff } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { demandTurn, type TurnLimit } from '#app/platform/take-turn.server.ts'
import { placeToInvite } from '../invitations/place.queries.server.ts'
import { UploadPage } from './upload-page.tsx'
import { uploadSheet } from './upload-sheet.server.ts'
import { sheetWords } from './words/words.ts'

export const meta = pageTitle
export const handle = { staff: true }

/** Sheets of one person: reading one is work. */
const SHEETS: TurnLimit = { what: 'sheet-upload', most: 40, minutes: 60 }

const params = z.object({ id: z.uuid() })

export const loader = asStaff(params, async ({ db, viewer, params: { id }, language }) => ({
  title: sheetWords[language].title,
  cohort: await placeToInvite(db, viewer, id),
  seesPeople: viewer.coordinates.includes(id) || viewer.trains.includes(id),
}))

export const action = asStaff(params, async ({ db, viewer, params: { id }, request, now, secret }) => {
  await placeToInvite(db, viewer, id)
  await demandTurn(db, SHEETS, viewer.id, { secret, now })
  const form = await request.formData()
  const file = form.get('file')
  const pasted = form.get('pasted')
  const isPasted = typeof pasted === 'string' && pasted.trim() !== ''
  const bytes =
    file instanceof Blob && file.size > 0 ? new Uint8Array(await file.arrayBuffer()) : new TextEncoder().encode(isPasted ? pasted : '')
  const outcome = await uploadSheet(db, viewer, id, bytes, now)
  if (!outcome.ok) return data({ because: outcome.because }, { status: 400 })
  throw redirect(`/cohortes/${id}/importer/${outcome.id}`, 303)
})

export default function Upload() {
  return <UploadPage {...useLoaderData<typeof loader>()} because={useActionData<typeof action>()?.because} />
}
