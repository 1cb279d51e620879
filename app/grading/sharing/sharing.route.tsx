import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asStaff } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { daysBetween } from '#app/rules/calendar-days.ts'
import { textIn } from '#app/rules/languages.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import { liveLease } from '#app/rules/work-states.ts'
import { runParams } from '../runs/runs.forms.ts'
import { steeredRun } from '../runs/runs.queries.server.ts'
import { factsOf } from '../work.queries.server.ts'
import { shareOut, type Sharing } from './share-out.server.ts'
import { markersOf, waitingOf } from './sharing.queries.server.ts'
import { SharingPage } from './sharing-page.tsx'
import { sharingWords } from './words/words.ts'

export const meta = pageTitle
export const handle = { staff: true }

/** Fields of the form are named by hand-in; an empty one is for whoever is free. */
const PREFIX = 'for:'
const given = z.object({ submissionId: z.uuid(), markerId: z.uuid().nullable() })

export const loader = asStaff(runParams, async ({ db, viewer, params, language, now, url }) => {
  const run = await steeredRun(db, viewer, params.id, params.run)
  if (!run) throw new Response(null, { status: 404 })
  const [waiting, markers] = await Promise.all([waitingOf(db, viewer, run), markersOf(db, run, now)])
  const days = (since: Date) => daysBetween(moroccoDay(since), moroccoDay(now))
  return {
    title: sharingWords[language].title,
    place: { cohortId: run.cohortId, key: run.key, name: textIn(run.title, language), allocation: run.rules.allocation },
    waiting: waiting.map((row) => {
      const lease = liveLease(factsOf(row), now)
      return {
        ...{ id: row.id, name: row.ownerName, organisation: row.organisation, n: row.n, to: row.allocatedTo },
        days: days(row.submittedAt),
        isOverdue: days(row.submittedAt) > row.gradeWithinDays,
        heldBy: lease ? (row.leaseName ?? '') : null,
        keepsAway: [...row.sharesOrganisation, row.ownerId, row.submittedBy].flatMap((id) => id ?? []),
      }
    }),
    markers: markers.map(({ oldestAt, ...marker }) => ({ ...marker, oldestDays: oldestAt && days(oldestAt) })),
    isSaved: url.searchParams.has('enregistre'),
  }
})

export const action = asStaff(runParams, async ({ db, viewer, params, request, now, path }) => {
  const sent = [...(await request.formData())]
  const isTurn = sent.some(([name, value]) => name === 'act' && value === 'turn')
  const typed = sent.flatMap(([name, value]) =>
    name.startsWith(PREFIX) ? [{ submissionId: name.slice(PREFIX.length), markerId: value === '' ? null : value }] : [],
  )
  const form = z.array(given).safeParse(typed)
  if (!form.success) throw new Response(null, { status: 400 })
  const sharing: Sharing = isTurn ? { by: 'turn' } : { by: 'hand', to: form.data }
  const shared = await shareOut(db, viewer, { cohortId: params.id, key: params.run, sharing }, now)
  if (!shared.ok) return data({ because: shared.because }, { status: 422 })
  throw redirect(`${path}?enregistre=1`, 303)
})

export default function SharingRoute() {
  const { title: _, ...props } = useLoaderData<typeof loader>()
  return <SharingPage {...props} refused={useActionData<typeof action>()?.because ?? null} />
}
