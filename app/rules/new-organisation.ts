import { isCalendarDay, type CalendarDay } from './calendar-days.ts'
import { isSameName, readName, type NameRefusal } from './names.ts'
import { ORGANISATION_KINDS, type OrganisationKind } from './organisations.ts'

type Place = OrganisationKind | 'top'

/** Where each kind may stand in the tree: unions and platforms hold associations, which hold branches. */
const PLACES: Readonly<Record<OrganisationKind, readonly Place[]>> = {
  ngo: ['top'],
  platform: ['top'],
  union: ['top'],
  council: ['top'],
  association: ['top', 'ngo', 'platform', 'union', 'council'],
  community: ['top', 'ngo', 'platform', 'union', 'council'],
  branch: ['ngo', 'platform', 'union', 'council', 'association', 'community'],
}

/** The organisation above, as far as the rule needs it. */
export type ParentOrganisation = { kind: OrganisationKind; validFrom: CalendarDay; validTo: CalendarDay | null }

/** What was typed, and what stands around it. `parent` is undefined where the one named does not exist, `siblings` are the names beside it. */
export type WantedOrganisation = {
  name: string
  kind: string
  since: string
  parent: ParentOrganisation | null | undefined
  siblings: readonly string[]
}

export type OrganisationFault =
  | { field: 'name'; because: NameRefusal | 'taken' }
  | { field: 'kind'; because: 'missing' }
  | { field: 'parent'; because: 'needed' | 'unknown' | 'ended' | 'not-above' | 'not-below' }
  | { field: 'since'; because: 'missing' | 'not-a-day' | 'in-the-future' | 'before-parent' }

/** A day typed by a date field, or by hand as day/month/year where the browser has none. */
export function readTypedDay(typed: string): CalendarDay | undefined {
  const [, date = '', month = '', year = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(typed.trim()) ?? []
  const day = year === '' ? typed.trim() : `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  return isCalendarDay(day) ? day : undefined
}

/** Whether an organisation of a kind may stand below one of another kind, or at the top. */
export const mayStandIn = (kind: OrganisationKind, place: OrganisationKind | 'top') => PLACES[kind].includes(place)

/** Whether an organisation of this kind may have others below it. */
export const mayHoldOthers = (kind: OrganisationKind) => Object.values(PLACES).some((places) => places.includes(kind))

function faultOfName({ name, siblings }: WantedOrganisation): OrganisationFault | undefined {
  const read = readName(name)
  if (!read.ok) return { field: 'name', because: read.because }
  return siblings.some((sibling) => isSameName(sibling, read.name)) ? { field: 'name', because: 'taken' } : undefined
}

function faultOfParent(parent: WantedOrganisation['parent'], kind: OrganisationKind | undefined, today: CalendarDay) {
  if (parent === undefined) return { field: 'parent', because: 'unknown' } as const
  if (parent?.validTo && parent.validTo < today) return { field: 'parent', because: 'ended' } as const
  if (kind === undefined || PLACES[kind].includes(parent?.kind ?? 'top')) return undefined
  if (parent === null) return { field: 'parent', because: 'needed' } as const
  return PLACES[kind].length === 1
    ? ({ field: 'parent', because: 'not-below' } as const)
    : ({ field: 'parent', because: 'not-above' } as const)
}

function faultOfSince(typed: string, parent: WantedOrganisation['parent'], today: CalendarDay): OrganisationFault | undefined {
  if (typed.trim() === '') return { field: 'since', because: 'missing' }
  const since = readTypedDay(typed)
  if (since === undefined) return { field: 'since', because: 'not-a-day' }
  if (since > today) return { field: 'since', because: 'in-the-future' }
  return parent && since < parent.validFrom ? { field: 'since', because: 'before-parent' } : undefined
}

/**
 * A new organisation as it will stand in the tree, or every fault at once in the order of the form. Refuses a name that one beside it bears, a place
 * its kind may not have, and a day in the future or before the organisation above existed.
 */
export function reviewOrganisation(
  wanted: WantedOrganisation,
  today: CalendarDay,
): { ok: true; name: string; kind: OrganisationKind; since: CalendarDay } | { ok: false; faults: OrganisationFault[] } {
  const kind = ORGANISATION_KINDS.find((candidate) => candidate === wanted.kind)
  const faults: Array<OrganisationFault | undefined> = [
    faultOfName(wanted),
    kind === undefined ? { field: 'kind', because: 'missing' } : undefined,
    faultOfParent(wanted.parent, kind, today),
    faultOfSince(wanted.since, wanted.parent, today),
  ]
  const found = faults.filter((fault) => fault !== undefined)
  const name = readName(wanted.name)
  const since = readTypedDay(wanted.since)
  if (found.length > 0 || !name.ok || kind === undefined || since === undefined) return { ok: false, faults: found }
  return { ok: true, name: name.name, kind, since }
}
