import { PERSONAL_FILES, personalColumns, type PersonalColumn } from '#db/inventory/inventory.ts'
import { ACTIVITIES, type Activity, type Basis, type ColumnKind, type Reader } from '#app/rules/personal-data.ts'
import type { Retention } from '#app/rules/retention.ts'

/** One line of the record of processing: an activity with everything the inventory says of its columns. */
export type RecordLine = {
  activity: Activity
  bases: Basis[]
  kinds: Array<Exclude<ColumnKind, 'none'>>
  readers: Reader[]
  retentions: Retention[]
  columns: PersonalColumn[]
}

const distinct = <Value>(values: readonly Value[]): Value[] => [...new Set(values)]

/** The record of processing, made from the inventory of tables and files: what the law asks of whoever is responsible. */
export function recordOfProcessing(): RecordLine[] {
  const all = [...personalColumns(), ...PERSONAL_FILES].filter(({ retention }) => retention !== 'content')
  return ACTIVITIES.map((activity) => {
    const columns = all.filter((column) => column.activity === activity)
    return {
      activity,
      bases: distinct(columns.map(({ basis }) => basis)),
      kinds: distinct(columns.map(({ kind }) => kind)),
      readers: distinct(columns.flatMap(({ readers }) => readers)),
      retentions: distinct(columns.map(({ retention }) => retention)),
      columns,
    }
  })
}
