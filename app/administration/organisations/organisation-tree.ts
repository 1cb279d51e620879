import { ORGANISATION_KINDS, type OrganisationKind } from '#app/rules/organisations.ts'
import type { Language } from '#app/rules/languages.ts'

/** An organisation with what is counted on it alone. `people` are those whose main organisation it is today. */
export type CountedOrganisation = {
  id: string
  parentId: string | null
  kind: OrganisationKind
  name: string
  validTo: string | null
  people: number
  leaders: string[]
  cohortIds: string[]
}

/** A line of the tree: with all below it counted in, each person and each cohort once. */
export type TreeLine = Omit<CountedOrganisation, 'cohortIds'> & { depth: number; above: string | null; allPeople: number; cohorts: number }

/** The organisations as they are read: each followed by those below it, kinds in their fixed order, then by name. */
export function arrangeTree(all: readonly CountedOrganisation[], language: Language): TreeLine[] {
  const { compare } = new Intl.Collator(language)
  const byKindAndName = (a: CountedOrganisation, b: CountedOrganisation) =>
    ORGANISATION_KINDS.indexOf(a.kind) - ORGANISATION_KINDS.indexOf(b.kind) || compare(a.name, b.name)
  const below = (id: string | null) => all.filter(({ parentId }) => parentId === id).sort(byKindAndName)
  const whole = (organisation: CountedOrganisation): CountedOrganisation[] => [organisation, ...below(organisation.id).flatMap(whole)]
  const lines = (organisation: CountedOrganisation, depth: number, above: string | null): TreeLine[] => {
    const { cohortIds: _, ...own } = organisation
    const branch = whole(organisation)
    const line = {
      ...own,
      depth,
      above,
      allPeople: branch.reduce((sum, { people }) => sum + people, 0),
      cohorts: new Set(branch.flatMap(({ cohortIds }) => cohortIds)).size,
    }
    return [line, ...below(organisation.id).flatMap((child) => lines(child, depth + 1, organisation.name))]
  }
  return below(null).flatMap((organisation) => lines(organisation, 0, null))
}

/** What stands below one organisation, as `arrangeTree` orders it, one step less deep. */
export function linesBelow(lines: readonly TreeLine[], id: string): TreeLine[] {
  const start = lines.findIndex((line) => line.id === id)
  const own = lines[start]
  if (own === undefined) return []
  const after = lines.slice(start + 1)
  const end = after.findIndex(({ depth }) => depth <= own.depth)
  return after.slice(0, end === -1 ? after.length : end).map((line) => ({ ...line, depth: line.depth - own.depth - 1 }))
}
