import { addDays, type CalendarDay } from './calendar-days.ts'
import { readTypedDay } from './new-organisation.ts'

/** For whom a deadline is moved: everybody, one organisation or one person. */
export type MovedFor = { kind: 'all' } | { kind: 'organisation' | 'person'; id: string }

/** A deadline may be moved to so many days after the cohort's last day, not beyond. */
export const LATEST_AFTER_END = 366

/**
 * The day that a deadline is moved to as it was typed; nothing typed takes a move away, and for all there is always a day. Refuses what is no day, and a
 * day before the cohort's first or more than a year after its last: a slip of the keyboard in the year.
 */
export function readMovedDay(
  typed: string,
  whom: MovedFor,
  cohort: { startsOn: CalendarDay; endsOn: CalendarDay },
): { ok: true; day: CalendarDay | null } | { ok: false; because: 'not-a-day' | 'outside' } {
  if (typed.trim() === '' && whom.kind !== 'all') return { ok: true, day: null }
  const day = readTypedDay(typed)
  if (day === undefined) return { ok: false, because: 'not-a-day' }
  return day < cohort.startsOn || day > addDays(cohort.endsOn, LATEST_AFTER_END) ? { ok: false, because: 'outside' } : { ok: true, day }
}

/** Who is in the cohort, with the organisations they belong to. */
export type DeadlinePerson = { personId: string; name: string; organisationIds: readonly string[] }
/** A deadline that stands already for one person or one organisation. */
export type StandingMove = { personId: string | null; organisationId: string | null; day: CalendarDay }

/** The day that counts for a person: their own, else the latest of their organisations', else the day of all. */
export function dayFor(person: DeadlinePerson, forAll: CalendarDay | null, moves: readonly StandingMove[]): CalendarDay | null {
  const own = moves.find(({ personId }) => personId === person.personId)
  if (own) return own.day
  const days = moves
    .filter(({ organisationId }) => organisationId !== null && person.organisationIds.includes(organisationId))
    .map(({ day }) => day)
  return days.length > 0 ? days.reduce((last, day) => (day > last ? day : last)) : forAll
}

/** Whose day a move changes, from which day to which: who has a stronger one is not affected. A null day takes the move away. */
export function affectedBy(
  wish: { for: MovedFor; day: CalendarDay | null },
  people: readonly DeadlinePerson[],
  forAll: CalendarDay | null,
  moves: readonly StandingMove[],
): Array<{ person: DeadlinePerson; before: CalendarDay | null; after: CalendarDay | null }> {
  const { for: whom, day } = wish
  const others = moves.filter((move) => {
    if (whom.kind === 'person') return move.personId !== whom.id
    return whom.kind === 'all' || move.organisationId !== whom.id
  })
  const own: StandingMove[] =
    whom.kind === 'all' || day === null
      ? []
      : [{ personId: whom.kind === 'person' ? whom.id : null, organisationId: whom.kind === 'organisation' ? whom.id : null, day }]
  const newForAll = whom.kind === 'all' ? day : forAll
  return people.flatMap((person) => {
    const before = dayFor(person, forAll, moves)
    const after = dayFor(person, newForAll, [...own, ...others])
    return before === after ? [] : [{ person, before, after }]
  })
}
