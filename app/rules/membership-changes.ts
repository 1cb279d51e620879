import { addDays, type CalendarDay } from './calendar-days.ts'
import type { MembershipRole } from './organisations.ts'

/** A membership that is open today. */
export type OpenMembership = { id: string; organisationId: string; role: MembershipRole; isMain: boolean; fromDay: CalendarDay }
type Belonging = Pick<OpenMembership, 'organisationId' | 'role' | 'isMain'>

/** What is to become of somebody's memberships. `leaves` of a join is the organisation that they change from; a rehousing is what a merge does. */
export type MembershipWish =
  | { kind: 'join'; organisationId: string; role: MembershipRole; isMain: boolean; leaves: string | null }
  | { kind: 'leave'; organisationId: string }
  | { kind: 'main'; organisationId: string }
  | { kind: 'role'; organisationId: string; role: MembershipRole }
  | { kind: 'rehouse'; organisationId: string; toId: string; keepsLeading: boolean }
export type MembershipFault = 'already' | 'not-there' | 'before-start'

/** What is written: rows that end, rows of that same day that never counted, and rows that begin. */
export type MembershipSteps = {
  end: Array<{ id: string; toDay: CalendarDay }>
  remove: string[]
  begin: Array<Belonging & { fromDay: CalendarDay }>
}

/**
 * The steps by which a wish comes true from a day on. What was true before that day stays as it was, so that a later report of an earlier day finds it;
 * of several organisations exactly one is the main one, and where that ends, the one that has lasted longest takes its place. Refuses a second membership
 * of one organisation, a membership that is not there, and a day before the membership began that it changes.
 */
export function membershipSteps(
  open: readonly OpenMembership[],
  wish: MembershipWish,
  day: CalendarDay,
): { ok: true; steps: MembershipSteps } | { ok: false; because: MembershipFault } {
  const there = (organisationId: string) => open.some((one) => one.organisationId === organisationId)
  if (wish.kind === 'join' && there(wish.organisationId)) return { ok: false, because: 'already' }
  if (wish.kind !== 'join' && !there(wish.organisationId)) return { ok: false, because: 'not-there' }
  if (wish.kind === 'join' && wish.leaves !== null && !there(wish.leaves)) return { ok: false, because: 'not-there' }
  const wanted = withOneMain(wantedAfter(open, wish), open)
  const changed = open.filter((one) => !wanted.some((other) => isSame(one, other)))
  if (changed.some(({ fromDay }) => fromDay > day)) return { ok: false, because: 'before-start' }
  return {
    ok: true,
    steps: {
      end: changed.filter(({ fromDay }) => fromDay < day).map(({ id }) => ({ id, toDay: addDays(day, -1) })),
      remove: changed.filter(({ fromDay }) => fromDay === day).map(({ id }) => id),
      begin: wanted.filter((one) => !open.some((other) => isSame(one, other))).map((one) => ({ ...one, fromDay: day })),
    },
  }
}

const isSame = (one: Belonging, other: Belonging) =>
  one.organisationId === other.organisationId && one.role === other.role && one.isMain === other.isMain

function wantedAfter(open: readonly OpenMembership[], wish: MembershipWish): Belonging[] {
  const all = open.map(({ organisationId, role, isMain }) => ({ organisationId, role, isMain }))
  if (wish.kind === 'leave') return all.filter(({ organisationId }) => organisationId !== wish.organisationId)
  if (wish.kind === 'role') return all.map((one) => (one.organisationId === wish.organisationId ? { ...one, role: wish.role } : one))
  if (wish.kind === 'main') return all.map((one) => ({ ...one, isMain: one.organisationId === wish.organisationId }))
  if (wish.kind === 'rehouse') return rehoused(all, wish)
  const { organisationId, role, leaves } = wish
  const staying = all.filter((one) => one.organisationId !== leaves)
  const isMain = wish.isMain || all.some((one) => one.organisationId === leaves && one.isMain)
  return [...staying.map((one) => ({ ...one, isMain: one.isMain && !isMain })), { organisationId, role, isMain }]
}

/** Who was in both organisations stays in the other one, as its leader if they led either and go on leading, and mainly there if mainly in one of them. */
function rehoused(all: readonly Belonging[], { organisationId, toId, keepsLeading }: MembershipWish & { kind: 'rehouse' }): Belonging[] {
  const own = all.find((one) => one.organisationId === organisationId)
  const there = all.find((one) => one.organisationId === toId)
  const leads = there?.role === 'leader' || (keepsLeading && own?.role === 'leader')
  const isMain = (own?.isMain ?? false) || (there?.isMain ?? false)
  const others = all.filter((one) => one !== own && one !== there)
  return [...others, { organisationId: toId, role: leads ? 'leader' : 'member', isMain }]
}

/** Where no membership is the main one, the oldest becomes it. */
function withOneMain(wanted: readonly Belonging[], open: readonly OpenMembership[]): Belonging[] {
  if (wanted.length === 0 || wanted.some(({ isMain }) => isMain)) return [...wanted]
  const since = ({ organisationId }: Belonging) => open.find((one) => one.organisationId === organisationId)?.fromDay ?? '9999-12-31'
  const oldest = [...wanted].sort((one, other) => (since(one) < since(other) ? -1 : since(one) > since(other) ? 1 : 0))[0]
  return wanted.map((one) => (one === oldest ? { ...one, isMain: true } : one))
}
