import type { CsvCell } from '#app/exchange/csv.ts'
import type { SameShape } from '#app/language/words.ts'
import { toMoroccoLocal } from '#app/rules/morocco-time.ts'
import type { Incident } from './incidents.queries.server.ts'
import type { PrivacyWords } from './words/fr.ts'

/** A moment for spreadsheets, by the clock of Morocco. */
function moment(instant: Date | null): string {
  if (!instant) return ''
  const { date, time } = toMoroccoLocal(instant)
  return `${date} ${time}`
}

/** The whole register with every version, as rows of a table. */
export function incidentRows(register: readonly Incident[], { incidents: words, record }: SameShape<PrivacyWords>): CsvCell[][] {
  const head = [
    record.table,
    words.history,
    words.name,
    words.happened,
    words.noticed,
    words.level,
    words.people,
    words.measures,
    words.authority,
    words.told,
    words.closed,
  ]
  const rows = register.map((version): CsvCell[] => [
    version.incidentId,
    version.n,
    version.title,
    version.happened,
    moment(version.noticedAt),
    words.levels[version.level],
    version.peopleAffected,
    version.measures,
    moment(version.authorityToldAt),
    moment(version.peopleToldAt),
    moment(version.closedAt),
  ])
  return [head, ...rows]
}
