import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asStaff } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import { affectedBy, readMovedDay } from '#app/rules/move-deadline.ts'
import { DatesPage } from './dates-page.tsx'
import { dayBefore, moveDeadline, movedFor } from './move-deadline.server.ts'
import { moveForm } from './steering.forms.ts'
import { datedItems, datedOrganisations, datedPeople, lastChange, standingMoves, steeredCohort } from './steering.queries.server.ts'
import { steeringWords } from './words/words.ts'

export const meta = pageTitle
export const handle = { staff: true }

const params = z.object({ id: z.uuid() })

export const loader = asStaff(params, async ({ db, viewer, params: { id }, url, language, now }) => {
  const cohort = await steeredCohort(db, viewer, id)
  const items = await datedItems(db, id, language)
  const moves = await standingMoves(db, id)
  const people = await datedPeople(db, id)
  const asked = moveForm.safeParse(Object.fromEntries(url.searchParams))
  const item = asked.success ? items.find(({ key }) => key === asked.data.item) : undefined
  const wish = asked.success && item ? asked.data : null
  const own = moves.filter(({ itemKey }) => itemKey === item?.key)
  const read = wish && url.searchParams.has('day') ? readMovedDay(wish.day, movedFor(wish.whom), cohort) : null
  return {
    title: steeringWords[language].dates.title,
    seesPeople: viewer.coordinates.includes(id) || viewer.trains.includes(id),
    ...{ cohort, items, moves, people },
    organisations: await datedOrganisations(db, id),
    today: moroccoDay(now),
    isSaved: url.searchParams.has('garde'),
    wish: wish && item ? { ...wish, item } : null,
    fault: read && !read.ok ? read.because : null,
    preview:
      wish && item && read?.ok
        ? {
            seen: (await dayBefore(db, id, item.key, movedFor(wish.whom))) ?? '',
            day: read.day,
            lines: affectedBy({ for: movedFor(wish.whom), day: read.day }, people, item.day, own).map(({ person, before, after }) => ({
              ...{ name: person.name, before, after },
            })),
          }
        : null,
  }
})

export const action = asStaff(params, async ({ db, viewer, params: { id }, request, now }) => {
  await steeredCohort(db, viewer, id)
  const form = moveForm.safeParse(Object.fromEntries(await request.formData()))
  if (!form.success) throw new Response(null, { status: 400 })
  const outcome = await moveDeadline(db, viewer, id, form.data, now)
  if (outcome.ok) throw redirect(`/cohortes/${id}/dates?garde`, 303)
  if (outcome.because !== 'changed-meanwhile') return data({ because: outcome.because, theirs: null, mine: null }, { status: 400 })
  // Both days stay on the page: theirs stands, mine is ready to be sent again over it.
  const theirs = { day: await dayBefore(db, id, form.data.item, movedFor(form.data.whom)), by: await lastChange(db, id, form.data.item) }
  return data({ because: outcome.because, theirs, mine: form.data }, { status: 409 })
})

export default function Dates() {
  return <DatesPage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
}
