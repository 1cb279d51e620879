import type { AssignmentTable } from './assignments.ts'

/** Kinds whose rows an author lists directly and the program keeps under `rows`. */
const LISTED: readonly AssignmentTable['kind'][] = ['unit-costs', 'fixed-costs']

function asTexts(value: unknown): unknown {
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) return value.map(asTexts)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, asTexts(inner)]))
}

/** The tables of a worked example in the shapes of a learner's own: authors write numbers and plain lists, a plan holds decimal texts and rows. */
export function storedSampleTables(
  tables: readonly Pick<AssignmentTable, 'id' | 'kind'>[],
  written: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return Object.fromEntries(
    tables.flatMap(({ id, kind }) => {
      if (written[id] === undefined) return []
      const texts = asTexts(written[id])
      return [[id, LISTED.includes(kind) && Array.isArray(texts) ? { rows: texts } : texts]]
    }),
  )
}
