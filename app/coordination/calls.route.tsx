import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { asCoordinator } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { LONGEST_CALL_LIST } from '#app/rules/call-list.ts'
import { callsOf } from './calls.queries.server.ts'
import { CallsPage } from './calls-page.tsx'
import { contactForm, doneWish, reminderForm } from './coordination.forms.ts'
import { noteContact } from './note-contact.server.ts'
import { remindPerson } from './remind-person.server.ts'
import { coordinationWords } from './words/words.ts'

export const meta = pageTitle
export const handle = { staff: true }

export const loader = asCoordinator(z.object({}), async ({ db, viewer, language, now, url, origin }) => {
  const calls = await callsOf(db, viewer, now, LONGEST_CALL_LIST)
  // Each form carries its own key, so that a second tap on the button notes nothing twice.
  const keys = Object.fromEntries([...calls.toCall, ...calls.contacted].map(({ enrolmentId }) => [enrolmentId, randomUUID()]))
  return { title: coordinationWords[language].calls.title, calls, keys, origin, now, done: doneWish.parse(url.searchParams.get('fait')) }
})

export const action = asCoordinator(z.object({}), async ({ db, viewer, request, now }) => {
  const sent = Object.fromEntries(await request.formData())
  const reminder = reminderForm.safeParse(sent)
  if (reminder.success) {
    const outcome = await remindPerson(db, viewer, reminder.data, now)
    if (outcome.ok) throw redirect('/accompagner?fait=rappel', { status: 303 })
    const { ok: _, ...refused } = outcome
    return data({ enrolment: reminder.data.enrolment, note: '', ...refused }, { status: 409 })
  }
  const form = contactForm.safeParse(sent)
  if (!form.success) throw new Response(null, { status: 400 })
  const outcome = await noteContact(db, viewer, form.data, now)
  if (outcome.ok) throw redirect('/accompagner?fait=note', { status: 303 })
  return data({ enrolment: form.data.enrolment, note: form.data.note, because: outcome.because }, { status: 400 })
})

export default function CallsRoute() {
  const { calls, keys, origin, now, done } = useLoaderData<typeof loader>()
  return <CallsPage calls={calls} keys={keys} origin={origin} now={now} done={done} refused={useActionData<typeof action>()} />
}
