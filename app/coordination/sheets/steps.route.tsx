import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asStaff } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { linkToken } from '#app/platform/link-tokens.server.ts'
import { checkRows, countRows, matched, matchFault, mended, unknownHeaders } from '#app/rules/people-sheet.ts'
import { invitationMessage } from '../invitations/invitation-text.ts'
import { placeToInvite } from '../invitations/place.queries.server.ts'
import { confirmSheet } from './confirm-sheet.server.ts'
import { keepDraft } from './keep-draft.server.ts'
import { readFixes, readMatchForm, ROWS_A_PAGE, sheetAct } from './sheets.forms.ts'
import { invitedNow, ownDraft, surroundingsOf } from './sheets.queries.server.ts'
import { StepsPage } from './steps-page.tsx'
import { sheetWords } from './words/words.ts'

export const meta = pageTitle
export const handle = { staff: true }

const params = z.object({ id: z.uuid(), draftId: z.uuid() })

export const loader = asStaff(params, async ({ db, viewer, params: { id, draftId }, language, secret, origin, now }) => {
  const cohort = await placeToInvite(db, viewer, id)
  const { draft, confirmedAt } = await ownDraft(db, viewer, { cohortId: id, draftId }, now)
  const around = await surroundingsOf(db, viewer, id)
  const rows = draft.isMatched ? checkRows(draft, around) : []
  const invited = confirmedAt ? await invitedNow(db, viewer, id, confirmedAt) : []
  const about = { course: cohort.course, inviter: viewer.name }
  const messages = invited.map(({ id: key, issue, name, phone, email, language: own, expiresAt }) => {
    const address = `${origin}/b/${linkToken(secret, 'invitation', key, issue)}`
    return { id: key, name, phone, email, language: own, text: invitationMessage({ ...about, name, language: own, expiresAt, address }) }
  })
  return {
    title: sheetWords[language].title,
    ...{ cohort, messages },
    step: draft.report ? ('done' as const) : draft.isMatched ? ('rows' as const) : ('columns' as const),
    columns: draft.columns.map((column, place) => ({
      ...column,
      sample: draft.rows.slice(0, 3).flatMap(({ cells }) => cells[place] || []),
    })),
    ...{ withheld: draft.withheld, warnings: draft.warnings, chosen: { language: draft.language, organisationId: draft.organisationId } },
    unknown: draft.report?.unknown ?? unknownHeaders(draft).filter((header) => header !== ''),
    report: draft.report,
    counts: countRows(rows),
    faulty: rows.filter(({ state }) => state === 'faulty').slice(0, ROWS_A_PAGE),
    right: rows.filter(({ state }) => state !== 'faulty').slice(0, 200),
    organisations: around.organisations.filter(({ isMine }) => isMine),
    mayBeWithout: around.mayBeWithout,
  }
})

export const action = asStaff(params, async ({ db, viewer, params: { id, draftId }, request, secret, now }) => {
  const place = { cohortId: id, draftId }
  const here = `/cohortes/${id}/importer/${draftId}`
  await placeToInvite(db, viewer, id)
  const { draft } = await ownDraft(db, viewer, place, now)
  const form = await request.formData()
  const act = sheetAct.safeParse(form.get('act'))
  if (!act.success) throw new Response(null, { status: 400 })
  if (act.data === 'match') {
    const { fields, language, organisationId } = readMatchForm(form, draft.columns.length)
    const because = matchFault(fields)
    if (because) return data({ because }, { status: 400 })
    await keepDraft(db, viewer, place, (one) => (one.isMatched ? one : { ...matched(one, fields), language, organisationId }), now)
    throw redirect(here, 303)
  }
  if (act.data === 'mend') {
    const fixes = readFixes(form)
    await keepDraft(db, viewer, place, (one) => mended(one, fixes), now)
    throw redirect(here, 303)
  }
  const outcome = await confirmSheet(db, viewer, place, secret, now)
  if (!outcome.ok) return data({ because: outcome.because }, { status: 409 })
  throw redirect(here, 303)
})

export default function Steps() {
  return <StepsPage {...useLoaderData<typeof loader>()} because={useActionData<typeof action>()?.because} />
}
