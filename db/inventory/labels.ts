import type { PgTable } from 'drizzle-orm/pg-core'
import { COLUMN_KINDS, type Activity, type Basis, type ColumnKind, type OnErasure, type Reader } from '#app/rules/personal-data.ts'
import type { Retention } from '#app/rules/retention.ts'

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
