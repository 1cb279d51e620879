import { z } from 'zod'
import type { Column, Grid } from './assignments.ts'
import {
  readAmountCell,
  readChoiceCell,
  readDateCell,
  readMonthCell,
  readNumberCell,
  readPercentCell,
  readTextCell,
  type CellReading,
  type CellRefusal,
} from './cells.ts'
import { sum } from './money.ts'

/** What is stored for a free table: its rows, each with the text of its cells by column id. */
export const gridRows = z.array(z.record(z.string(), z.string().max(2000))).max(60)
export type GridRows = z.infer<typeof gridRows>

/** A cell whose text is not taken; rows count from 0. */
export type GridProblem = { row: number; columnId: string; typed: string; because: CellRefusal }

export type GridReading = {
  /** The filled rows: cells in stored form where they are understood, as typed where not, so that nothing typed is lost. */
  rows: GridRows
  problems: GridProblem[]
  /** How many more filled rows are asked for. */
  missingRows: number
  /** How many filled rows there are beyond the most. */
  extraRows: number
}

const READERS: Record<Column['type'], (typed: string, column: Column) => CellReading> = {
  text: readTextCell,
  number: readNumberCell,
  money: readAmountCell,
  percent: readPercentCell,
  month: readMonthCell,
  date: readDateCell,
  choice: (typed, column) =>
    readChoiceCell(
      typed,
      (column.choices ?? []).map((choice) => choice.id),
    ),
}

/** The text of one cell, read by the type of its column. */
export function readCell(column: Column, typed: string): CellReading {
  return READERS[column.type](typed, column)
}

/** Whether nothing is written in any column of a row. */
export function isEmptyRow(grid: Pick<Grid, 'columns'>, row: Readonly<Record<string, string>>): boolean {
  return grid.columns.every((column) => (row[column.id] ?? '').trim() === '')
}

/** The rows of a free table read by its columns: empty rows and unknown columns fall away, and what is not understood is named. */
export function readGrid(grid: Grid, typed: GridRows): GridReading {
  const problems: GridProblem[] = []
  const filled = typed.filter((row) => !isEmptyRow(grid, row))
  const rows = filled.map((row, index) =>
    Object.fromEntries(
      grid.columns.map((column) => {
        const text = row[column.id] ?? ''
        const read = readCell(column, text)
        if (!read.ok) problems.push({ row: index, columnId: column.id, typed: text, because: read.because })
        return [column.id, read.ok ? read.value : text]
      }),
    ),
  )
  return { rows, problems, missingRows: Math.max(0, grid.rows.min - rows.length), extraRows: Math.max(0, rows.length - grid.rows.max) }
}

/** The sums of the columns that ask for one, as decimal texts; cells that are not understood count as nothing. */
export function gridSums(grid: Grid, rows: GridRows): Record<string, string> {
  const summed = grid.columns.filter((column) => column.sum && ['number', 'money', 'percent'].includes(column.type))
  const valueOf = (column: Column, typed: string) => {
    const read = readCell(column, typed)
    return read.ok ? read.value : ''
  }
  return Object.fromEntries(summed.map((column) => [column.id, sum(rows.map((row) => valueOf(column, row[column.id] ?? ''))).toString()]))
}
