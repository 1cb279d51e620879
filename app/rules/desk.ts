/**
 * What can wait for somebody who works for the courses, the most pressing first: a service that is not well, answers that are late, work already
 * taken, people to call, work and results in their turn, and last what an administrator puts in order.
 */
export const DESK_ITEMS = [
  'service-faults',
  'plans-overdue',
  'plans-held',
  'people-to-call',
  'answers-waiting',
  'plans-waiting',
  'criteria-asked',
  'advice-asked',
  'results-ready',
  'plans-waiting-long',
  'cohorts-without-trainer',
  'people-without-organisation',
] as const
export type DeskItemName = (typeof DESK_ITEMS)[number]

/** The roles that have a part of the first screen, in the order in which parts without anything to do stand. */
export const DESK_ROLES = ['trainer', 'coordinator', 'administrator'] as const
export type DeskRole = (typeof DESK_ROLES)[number]

/** One thing that waits: how many, and since how many days the longest; null where no day can be said. */
export type DeskItem = { item: DeskItemName; role: DeskRole; count: number; days: number | null }

export type DeskPart<Item extends DeskItem> = {
  role: DeskRole
  items: Item[]
  /** The first item of this part has the page's main button. */
  isMain: boolean
}

const placeOf = ({ item }: DeskItem) => DESK_ITEMS.indexOf(item)

/**
 * The first screen of somebody with these roles: a part for each role, the one with the most pressing item first, in each part the most pressing item
 * first. What counts nothing is left out; parts without anything stand last. One item alone has the main button.
 */
export function deskOf<Item extends DeskItem>(roles: readonly DeskRole[], items: readonly Item[]): DeskPart<Item>[] {
  const parts = DESK_ROLES.filter((role) => roles.includes(role)).map((role) => ({
    role,
    items: items.filter((item) => item.role === role && item.count > 0).sort((one, other) => placeOf(one) - placeOf(other)),
  }))
  const pressing = ({ items: [first] }: { items: Item[] }) => (first ? placeOf(first) : DESK_ITEMS.length)
  const sorted = [...parts].sort((one, other) => pressing(one) - pressing(other))
  return sorted.map((part, index) => ({ ...part, isMain: index === 0 && part.items.length > 0 }))
}
