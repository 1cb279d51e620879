import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { cohorts, enrolments } from '#db/schema/cohorts.ts'
import { people } from '#db/schema/people.ts'
import { accompaniedBy } from '#app/access/enrolments.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { boardLine } from '#app/rules/board.ts'
import { addDays, type CalendarDay } from '#app/rules/calendar-days.ts'
import { callList, thresholdsOf, waitingForUs, type AccompaniedPerson, type CallReason, type CallThresholds } from '#app/rules/call-list.ts'
import type { Language } from '#app/rules/languages.ts'
import { REMINDER_DAYS } from '#app/rules/reminders.ts'
import { moroccoDay, startOfMoroccoDay } from '#app/rules/morocco-time.ts'
import { boardCohorts, boardPeople, type BoardPerson } from './board.queries.server.ts'
import { columnsFor } from './board-table.ts'
import { cohortsOf, contactsOf, lowTries, type Contact } from './cohorts.queries.server.ts'
import { planLines, type PlanLine } from './plan-lines.queries.server.ts'

/** Somebody spoken to within so many days stands apart from those still to call. */
export const RECENT_CONTACT_DAYS = REMINDER_DAYS

export type CallEntry = {
  enrolmentId: string
  cohortId: string
  cohort: string
  name: string
  organisation: string | null
  phone: string | null
  takesNews: boolean
  takesWhatsApp: boolean
  language: Language
  reasons: CallReason[]
  /** The module at which they stand, by its head and title; null where every module is done. */
  stop: { label: string; title: string } | null
  /** Days since the first of the days they missed; 0 when none. */
  lateDays: number
  contact: Contact | null
  /** When somebody of the viewer's last wrote to them, by e-mail or WhatsApp, in whatever cohort; null where nobody did. */
  messagedAt: Date | null
}

export type Calls = { toCall: CallEntry[]; contacted: CallEntry[]; rest: number; waiting: Array<{ name: string; days: number }> }

type Enrolled = BoardPerson & {
  cohortId: string
  cohort: string
  modulesBehind: number
  lateDays: number
  stop: CallEntry['stop']
  hiddenUntil: CalendarDay | null
  thresholds: CallThresholds
}

function asAccompanied(
  person: Enrolled,
  plan: PlanLine | undefined,
  tries: ReadonlyArray<{ itemKey: string; percents: number[] }>,
  opensAt: Date,
): AccompaniedPerson {
  const isReturned = plan?.status === 'to-revise' && plan.returnedAt !== null
  return {
    personId: person.enrolmentId,
    isActive: true,
    // Nobody is expected to open a course before it begins.
    invitedAt: person.enrolledAt > opensAt ? person.enrolledAt : opensAt,
    firstOpenedAt: person.firstAt,
    lastSeenAt: person.lastAt,
    modulesBehind: person.modulesBehind,
    returned:
      isReturned && plan.returnedAt ? [{ itemKey: plan.assignmentKey, returnedAt: plan.returnedAt, touchedAt: plan.touchedAt }] : [],
    quizzes: tries.map(({ itemKey, percents }) => ({ itemKey, isPassed: person.codes[itemKey] === 'd', percents })),
    hiddenUntil: person.hiddenUntil,
    thresholds: person.thresholds,
  }
}

async function peopleOf(
  db: Db,
  viewer: Viewer,
  begun: ReadonlyArray<{ id: string; name: string; startsOn: CalendarDay }>,
  today: CalendarDay,
  language: Language,
): Promise<Enrolled[]> {
  const found = await boardPeople(
    db,
    viewer,
    begun.map(({ id }) => id),
  )
  const allowed = await db
    .select({ id: enrolments.id, hiddenUntil: enrolments.hiddenUntil, thresholds: cohorts.thresholds })
    .from(enrolments)
    .innerJoin(cohorts, eq(cohorts.id, enrolments.cohortId))
    .innerJoin(people, eq(people.id, enrolments.personId))
    .where(
      and(
        // Who stands in for somebody erased cannot be called.
        eq(people.isStandIn, false),
        accompaniedBy(viewer),
        inArray(
          enrolments.cohortId,
          begun.map(({ id }) => id),
        ),
      ),
    )
  const mine = new Map(allowed.map((one) => [one.id, one]))
  const outlines = await boardCohorts(
    db,
    begun.map(({ id }) => id),
    language,
  )
  return found.flatMap((person) => {
    const own = mine.get(person.enrolmentId)
    if (!own) return []
    const outline = outlines.find((candidate) => candidate.id === person.cohortId)
    const line = boardLine(columnsFor(outline?.columns ?? [], person), person.codes, today)
    const stop = outline?.columns[line.cells.findIndex(({ status }) => status !== 'completed')]
    return [
      {
        ...person,
        cohort: outline?.name ?? '',
        modulesBehind: line.place.late.length,
        lateDays: line.place.days,
        stop: stop ? { label: stop.label, title: stop.title } : null,
        hiddenUntil: own.hiddenUntil,
        thresholds: thresholdsOf(own.thresholds),
      },
    ]
  })
}

const ownThresholds = (people: readonly Enrolled[], enrolmentId: string) => {
  const own = people.find((person) => person.enrolmentId === enrolmentId)
  return own ? { thresholds: own.thresholds } : {}
}

/** Who needs a call in the viewer's cohorts, or in one of them, and why, those spoken to lately apart, and the work that waits for us. */
export async function callsOf(
  db: Db,
  viewer: Viewer,
  now: Date,
  length: number,
  language: Language = 'fr',
  cohortId?: string,
): Promise<Calls> {
  const today = moroccoDay(now)
  const begun = (await cohortsOf(db, viewer)).filter(({ id, startsOn }) => startsOn <= today && (cohortId === undefined || id === cohortId))
  if (begun.length === 0) return { toCall: [], contacted: [], rest: 0, waiting: [] }
  const ids = begun.map(({ id }) => id)
  const people = await peopleOf(db, viewer, begun, today, language)
  const [plans, tries, contacts] = await Promise.all([
    planLines(db, viewer, ids, now),
    lowTries(db, viewer, ids),
    contactsOf(
      db,
      viewer,
      people.map(({ enrolmentId }) => enrolmentId),
    ),
  ])
  const facts = people.map((person) =>
    asAccompanied(
      person,
      plans.find(({ enrolmentId }) => enrolmentId === person.enrolmentId),
      tries.filter(({ personId }) => personId === person.personId),
      startOfMoroccoDay(begun.find(({ id }) => id === person.cohortId)?.startsOn ?? today),
    ),
  )
  const since = addDays(today, -RECENT_CONTACT_DAYS)
  const entryOf = ({ personId: enrolmentId, reasons }: { personId: string; reasons: CallReason[] }): CallEntry[] => {
    const person = people.find((candidate) => candidate.enrolmentId === enrolmentId)
    if (!person) return []
    const contact = contacts.find((candidate) => candidate.enrolmentId === enrolmentId) ?? null
    const { cohortId, cohort, name, organisation, phone, takesNews, takesWhatsApp, stop, lateDays } = person
    const who = { enrolmentId, cohortId, cohort, name, organisation, phone, takesNews, takesWhatsApp, language: person.language }
    const own = people.filter(({ personId }) => personId === person.personId).map((one) => one.enrolmentId)
    const message = contacts.find((one) => own.includes(one.enrolmentId) && (one.channel === 'email' || one.channel === 'whatsapp'))
    return [{ ...who, reasons, stop, lateDays, contact, messagedAt: message?.madeAt ?? null }]
  }
  const wasContacted = (enrolmentId: string) =>
    contacts.some((contact) => contact.enrolmentId === enrolmentId && moroccoDay(contact.madeAt) >= since)
  const open = callList(
    facts.filter(({ personId }) => !wasContacted(personId)),
    today,
    undefined,
    length,
  )
  const done = callList(
    facts.filter(({ personId }) => wasContacted(personId)),
    today,
    undefined,
    facts.length,
  )
  const waiting = waitingForUs(
    plans.flatMap((plan) =>
      plan.handedInAt && ['submitted', 'late', 'being-marked'].includes(plan.status)
        ? [{ enrolmentId: plan.enrolmentId, handedInAt: plan.handedInAt, ...ownThresholds(people, plan.enrolmentId) }]
        : [],
    ),
    today,
  )
  return {
    toCall: open.lines.flatMap(entryOf),
    contacted: done.lines.flatMap(entryOf),
    rest: open.rest,
    waiting: waiting.flatMap(({ enrolmentId, days }) => {
      const person = people.find((candidate) => candidate.enrolmentId === enrolmentId)
      return person ? [{ name: person.name, days }] : []
    }),
  }
}
