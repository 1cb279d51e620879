import type { ShownTable } from './shown-table.ts'

/** A figure, with its sign and unit, or what stands where there is none. */
const FIGURE = /^(?:[\u2212-]?\d|–$|$)/

/** Which columns of a table hold figures only, the first never: they end in line. */
export function figureColumns({ columns, rows, isFigures }: Pick<ShownTable, 'columns' | 'rows' | 'isFigures'>): boolean[] {
  const count = Math.max(columns.length, ...rows.map(({ cells }) => cells.length))
  return Array.from({ length: count }, (_, place) => place > 0 && isFigures && rows.every(({ cells }) => FIGURE.test(cells[place] ?? '')))
}
