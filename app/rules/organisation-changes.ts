import type { CalendarDay } from './calendar-days.ts'
import { mayStandIn } from './new-organisation.ts'
import { isSameName } from './names.ts'
import type { OrganisationKind } from './organisations.ts'

/** An organisation as the tree holds it. */
export type Placed = { id: string; parentId: string | null; name: string; kind: OrganisationKind; validTo: CalendarDay | null }
export type ChangeFault = 'unknown' | 'closed' | 'same' | 'inside-itself' | 'place' | 'name-taken' | 'holds-others' | 'changed-meanwhile'

/** The organisation and all that stands below it. */
export function branchOf(all: readonly Placed[], id: string): Set<string> {
  const branch = new Set([id])
  // Each round takes in one more level of the tree.
  for (let size = 0; size !== branch.size;) {
    size = branch.size
    for (const one of all) if (one.parentId !== null && branch.has(one.parentId)) branch.add(one.id)
  }
  return branch
}

/** The organisation and all those above it, the nearest first. */
export function lineAbove(all: readonly Placed[], id: string | null): string[] {
  const line: string[] = []
  for (let at = id; at !== null && !line.includes(at); at = all.find((one) => one.id === at)?.parentId ?? null) line.push(at)
  return line
}

const namesIn = (all: readonly Placed[], parentId: string | null, without: string) =>
  all.filter((one) => one.parentId === parentId && one.id !== without && one.validTo === null).map(({ name }) => name)

/** What stands against moving an organisation below another, or to the top for null. Closed ones stay where they are. */
export function moveFault(all: readonly Placed[], id: string, parentId: string | null): ChangeFault | undefined {
  const moved = all.find((one) => one.id === id)
  const parent = all.find((one) => one.id === parentId)
  if (!moved || (parentId !== null && !parent)) return 'unknown'
  if (moved.validTo !== null || (parent && parent.validTo !== null)) return 'closed'
  if (moved.parentId === parentId) return 'same'
  if (parentId !== null && branchOf(all, id).has(parentId)) return 'inside-itself'
  if (!mayStandIn(moved.kind, parent?.kind ?? 'top')) return 'place'
  return namesIn(all, parentId, id).some((name) => isSameName(name, moved.name)) ? 'name-taken' : undefined
}

/** What stands against merging an organisation into another: what stands below it must find its place there. */
export function mergeFault(all: readonly Placed[], id: string, intoId: string): ChangeFault | undefined {
  const merged = all.find((one) => one.id === id)
  const into = all.find((one) => one.id === intoId)
  if (!merged || !into) return 'unknown'
  if (id === intoId) return 'same'
  if (merged.validTo !== null || into.validTo !== null) return 'closed'
  if (branchOf(all, id).has(intoId)) return 'inside-itself'
  const below = all.filter((one) => one.parentId === id && one.validTo === null)
  if (below.some(({ kind }) => !mayStandIn(kind, into.kind))) return 'place'
  const names = namesIn(all, intoId, id)
  return below.some((one) => names.some((name) => isSameName(name, one.name))) ? 'name-taken' : undefined
}

/** What stands against closing an organisation: open ones below it go elsewhere before. `toId` is where its people go, null for nowhere. */
export function archiveFault(all: readonly Placed[], id: string, toId: string | null): ChangeFault | undefined {
  const closed = all.find((one) => one.id === id)
  const to = all.find((one) => one.id === toId)
  if (!closed || (toId !== null && !to)) return 'unknown'
  if (id === toId) return 'same'
  if (closed.validTo !== null || (to && to.validTo !== null)) return 'closed'
  return all.some((one) => one.parentId === id && one.validTo === null) ? 'holds-others' : undefined
}
