import { z } from 'zod'
import { ATELIER_SIKA } from '#app/rules/plan-money-sample.ts'
import { moneyTables, type WrittenPlan } from './written-plan.ts'

const sampleGrid = z.array(z.record(z.string(), z.union([z.string(), z.number()])))

/** Atelier Sika, the finished example of course 10, as Mariam's own plan: its free tables as a form stores them, its money from the rules' sample. */
export function mariamPlan(sample: WrittenPlan): WrittenPlan {
  const grids = Object.entries(sample.tables).flatMap(([id, table]) => {
    const rows = sampleGrid.safeParse(table)
    return rows.success && id !== 'unit-costs' && id !== 'fixed-costs' ? [[id, rows.data.map(typed)] as const] : []
  })
  return { texts: sample.texts, tables: { ...Object.fromEntries(grids), ...moneyTables(ATELIER_SIKA) } }
}

function typed(row: Record<string, string | number>): Record<string, string> {
  return Object.fromEntries(Object.entries(row).map(([column, value]) => [column, String(value)]))
}
