import type { PgTable } from 'drizzle-orm/pg-core'
import type { Retention } from '#app/rules/retention.ts'

/** What a column may hold of people. `none` holds nothing of them; `link` is only a person's id; `writing` is text that somebody typed. */
export const COLUMN_KINDS = [
  'none',
  'link',
  'identity',
  'contact',
  'credential',
  'preference',
  'statistic',
  'trace',
  'answer',
  'result',
  'writing',
  'consent',
] as const
export type ColumnKind = (typeof COLUMN_KINDS)[number]

/** What people's data are used for: the lines of the record of processing. */
export const ACTIVITIES = ['accounts', 'membership', 'learning', 'assessment', 'support', 'security', 'rights'] as const
export type Activity = (typeof ACTIVITIES)[number]

/** Why the law allows it: the training that the person takes part in, their consent, the law itself, or an interest that does them no harm. */
export const BASES = ['training', 'consent', 'law', 'interest'] as const
export type Basis = (typeof BASES)[number]

/** The basis of each activity; a column may have another. */
export const BASIS_OF: Record<Activity, Basis> = {
  accounts: 'training',
  membership: 'training',
  learning: 'training',
  assessment: 'training',
  support: 'training',
  security: 'interest',
  rights: 'law',
}

/** Who may see it. */
export const READERS = ['self', 'leaders', 'trainers', 'coordinators', 'administrators', 'operator'] as const
export type Reader = (typeof READERS)[number]

/** What erasing a person does: rows go, stay without a name, stay with the name struck out of their texts, or stay as they are. */
export const ERASURES = ['goes', 'nameless', 'struck', 'stays'] as const
export type OnErasure = (typeof ERASURES)[number]

type ColumnsOf<Table extends PgTable> = Extract<keyof Table['_']['columns'], string>

export type TableLabel = {
  table: PgTable
  activity: Activity
  retention: Retention
  readers: readonly Reader[]
  onErasure: OnErasure
  columns: Readonly<Record<string, ColumnKind>>
  bases: Readonly<Partial<Record<string, Basis>>>
}

type Given<Table extends PgTable> = Omit<TableLabel, 'table' | 'columns' | 'bases'> & {
  /** The columns by what they hold. */
  holds: Partial<Record<ColumnKind, ReadonlyArray<ColumnsOf<Table>>>>
  bases?: Partial<Record<ColumnsOf<Table>, Basis>>
}

/** A table whose columns are all labelled. */
export function labelled<Table extends PgTable>(table: Table, { holds, bases, ...label }: Given<Table>): TableLabel {
  const columns = COLUMN_KINDS.flatMap((kind) => (holds[kind] ?? []).map((column) => [column, kind] as const))
  return { ...label, table, columns: Object.fromEntries(columns), bases: { ...bases } }
}

/** A table in which nothing tells of people but, at most, who wrote a line. */
export function ofContent<Table extends PgTable>(
  table: Table,
  none: ReadonlyArray<ColumnsOf<Table>>,
  link: ReadonlyArray<ColumnsOf<Table>> = [],
): TableLabel {
  const readers = ['self', 'trainers', 'coordinators', 'administrators'] as const
  return labelled(table, { activity: 'learning', retention: 'content', readers, onErasure: 'stays', holds: { none, link } })
}
