import type { CalendarDay } from './calendar-days.ts'

/** For whom a deadline is moved: everybody, one organisation or one person. */
export type MovedFor = { kind: 'all' } | { kind: 'organisation' | 'person'; id: string }

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
