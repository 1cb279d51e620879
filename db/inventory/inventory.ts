import { getTableColumns, getTableName } from 'drizzle-orm'
import { BASIS_OF, type Activity, type Basis, type ColumnKind, type OnErasure, type Reader } from '#app/rules/personal-data.ts'
import type { Retention } from '#app/rules/retention.ts'
import type { TableLabel } from './labels.ts'
import { courseLabels, groupLabels } from './groups.ts'
import { peopleLabels } from './people.ts'
import { workLabels } from './work.ts'

/** Every table with what each of its columns holds of people, why, for how long, and who sees it. */
export const INVENTORY: readonly TableLabel[] = [...peopleLabels, ...groupLabels, ...workLabels, ...courseLabels]

/** One column that holds personal data, with everything the record of processing says of it. */
export type PersonalColumn = {
  table: string
  column: string
  kind: Exclude<ColumnKind, 'none'>
  activity: Activity
  basis: Basis
  retention: Retention
  readers: readonly Reader[]
  onErasure: OnErasure
}

/** Every column that holds personal data, in the order of the inventory. */
export function personalColumns(): PersonalColumn[] {
  return INVENTORY.flatMap((label) => {
    const columns = getTableColumns(label.table)
    return Object.entries(label.columns).flatMap(([key, kind]) => {
      const column = columns[key]
      if (kind === 'none' || !column) return []
      const { activity, retention, readers, onErasure } = label
      const basis = label.bases[key] ?? BASIS_OF[activity]
      return [{ table: getTableName(label.table), column: column.name, kind, activity, basis, retention, readers, onErasure }]
    })
  })
}

/** What is kept of people in files of the data folder, in the words of the record: a file stands where a table stands. Backups hold all tables again. */
export const PERSONAL_FILES: readonly PersonalColumn[] = [
  ...(['to', 'text'] as const).map((column): PersonalColumn => ({
    table: 'outbox/*.eml, *.json',
    column,
    kind: column === 'to' ? 'contact' : 'credential',
    activity: 'accounts',
    basis: 'training',
    retention: 'after-use',
    readers: ['self', 'administrators', 'operator'],
    onErasure: 'goes',
  })),
  {
    table: 'erasures.list',
    column: 'hash',
    kind: 'link',
    activity: 'rights',
    basis: 'law',
    retention: 'nameless',
    readers: ['operator'],
    onErasure: 'stays',
  },
]
