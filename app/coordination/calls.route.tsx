import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { asCoordinator } from '#app/access/guard.server.ts'
import { maySteerCohort } from '#app/access/cohorts.ts'
import { pageTitle } from '#app/interface/page.ts'
import { LONGEST_CALL_LIST } from '#app/rules/call-list.ts'
import { callsOf } from './calls.queries.server.ts'
import { CallsPage } from './calls-page.tsx'
import { cohortWish, contactForm, doneWish, hideForm, readReminders, reminderForm, sentWish } from './coordination.forms.ts'
import { hidePerson } from './hide-person.server.ts'
import { noteContact } from './note-contact.server.ts'
import { remindPeople } from './remind-people.server.ts'
import { remindPerson } from './remind-person.server.ts'
import { coordinationWords } from './words/words.ts'

export const meta = pageTitle
export const handle = { staff: true }

export const loader = asCoordinator(z.object({}), async ({ db, viewer, language, now, url, origin }) => {
  const cohortId = cohortWish.parse(url.searchParams.get('cohorte') ?? undefined)
  const calls = await callsOf(db, viewer, now, LONGEST_CALL_LIST, language, cohortId)
  // Each form carries its own key, so that a second tap on the button notes nothing twice.
  const keys = Object.fromEntries([...calls.toCall, ...calls.contacted].map(({ enrolmentId }) => [enrolmentId, randomUUID()]))
  const mayTune = (cohortId: string) => maySteerCohort(viewer, cohortId)
  const tuned = new Map([...calls.toCall, ...calls.contacted].map(({ cohortId, cohort }) => [cohortId, cohort]))
  const steered = [...tuned].flatMap(([id, name]) => (mayTune(id) ? [{ id, name }] : []))
  return {
    title: coordinationWords[language].calls.title,
    calls,
    keys,
    origin,
    now,
    steered,
    isOfOne: cohortId !== undefined,
    done: doneWish.parse(url.searchParams.get('fait')),
    sent: sentWish.parse(url.searchParams.get('n')),
  }
})

/** Back to the list as it was chosen, with what was done. */
function backWith(url: URL, done: string): Response {
  const cohort = cohortWish.parse(url.searchParams.get('cohorte') ?? undefined)
  return redirect(`/accompagner?${cohort === undefined ? '' : `cohorte=${cohort}&`}fait=${done}`, { status: 303 })
}

export const action = asCoordinator(z.object({}), async ({ db, viewer, request, now, url }) => {
  const form = await request.formData()
  const several = readReminders(form)
  if (several) throw backWith(url, `rappels&n=${await remindPeople(db, viewer, several, now)}`)
  const sent = Object.fromEntries(form)
  const reminder = reminderForm.safeParse(sent)
  if (reminder.success) {
    const outcome = await remindPerson(db, viewer, reminder.data, now)
    if (outcome.ok) throw backWith(url, reminder.data.act === 'sent' ? 'envoye' : 'rappel')
    const { ok: _, ...refused } = outcome
    return data({ enrolment: reminder.data.enrolment, note: '', ...refused }, { status: 409 })
  }
  const hide = hideForm.safeParse(sent)
  if (hide.success) {
    await hidePerson(db, viewer, hide.data.enrolment, now)
    throw backWith(url, 'masque')
  }
  const contact = contactForm.safeParse(sent)
  if (!contact.success) throw new Response(null, { status: 400 })
  const outcome = await noteContact(db, viewer, contact.data, now)
  if (outcome.ok) throw backWith(url, 'note')
  return data({ enrolment: contact.data.enrolment, note: contact.data.note, because: outcome.because }, { status: 400 })
})

export default function CallsRoute() {
  const { calls, keys, origin, now, steered, isOfOne, done, sent } = useLoaderData<typeof loader>()
  return (
    <CallsPage
      calls={calls}
      keys={keys}
      origin={origin}
      now={now}
      steered={steered}
      isOfOne={isOfOne}
      done={done}
      sent={sent}
      refused={useActionData<typeof action>()}
    />
  )
}
