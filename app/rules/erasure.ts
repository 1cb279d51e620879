import { addDays, type CalendarDay } from './calendar-days.ts'
import { moroccoDay } from './morocco-time.ts'

/** Days in which a person may take their wish to be erased back. */
export const CANCEL_DAYS = 14
/** Days within which an administrator answers. */
export const ANSWER_DAYS = 30
/** A group with fewer people tells who somebody is, even without a name. */
export const SMALLEST_GROUP = 5
/** The reason of a refusal, in characters. */
export const LONGEST_REASON = 1000

/** The dates of a wish to be erased: until when it may be taken back, and the Moroccan day by which it is answered. */
export function erasureDates(askedAt: Date): { cancellableUntil: Date; dueOn: CalendarDay } {
  return { cancellableUntil: new Date(askedAt.getTime() + CANCEL_DAYS * 86_400_000), dueOn: addDays(moroccoDay(askedAt), ANSWER_DAYS) }
}

/** How many people a cohort holds, and how many of them are of the same organisation and of the same gender; the person counts. */
export type GroupSizes = { cohort: number; organisation: number; gender: number }

/** What stays of an enrolment when its person is erased: nothing in a small group, and no attribute that few people of the group share. */
export function whatStays({ cohort, organisation, gender }: GroupSizes): { record: boolean; organisation: boolean; gender: boolean } {
  const record = cohort >= SMALLEST_GROUP
  return { record, organisation: record && organisation >= SMALLEST_GROUP, gender: record && gender >= SMALLEST_GROUP }
}

/** Why nobody is erased. */
export const ERASURE_REFUSALS = ['unknown', 'last-administrator', 'own-account', 'still-cancellable', 'answered', 'reason-missing'] as const
export type ErasureRefusal = (typeof ERASURE_REFUSALS)[number]

/** Where a wish to be erased stands. */
export type RequestState = 'cancellable' | 'waiting' | 'late' | 'cancelled' | 'refused' | 'done'

export type RequestFacts = {
  cancellableUntil: Date
  dueOn: CalendarDay
  cancelledAt: Date | null
  refusedAt: Date | null
  doneAt: Date | null
}

/** The state of a wish: open ones may first be taken back, then wait for an answer, and are late after their day in Morocco. */
export function requestState({ cancellableUntil, dueOn, cancelledAt, refusedAt, doneAt }: RequestFacts, now: Date): RequestState {
  if (doneAt) return 'done'
  if (refusedAt) return 'refused'
  if (cancelledAt) return 'cancelled'
  if (now < cancellableUntil) return 'cancellable'
  return moroccoDay(now) > dueOn ? 'late' : 'waiting'
}
