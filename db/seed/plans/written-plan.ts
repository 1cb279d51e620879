import type { PlanMoney } from '#app/rules/plan-money.ts'

/** A plan as somebody of the cast wrote it: texts by part, tables by id. */
export type WrittenPlan = { texts: Readonly<Record<string, string>>; tables: Readonly<Record<string, unknown>> }

/** The rows of a free table, each given in the order of its columns. */
export function gridOf(columns: readonly string[], lines: ReadonlyArray<ReadonlyArray<string | number>>): Array<Record<string, string>> {
  return lines.map((line) => Object.fromEntries(columns.map((column, index) => [column, String(line[index] ?? '')])))
}

/** The tables of a plan's money under the ids that the assignment of course 10 gives them. */
export function moneyTables(money: PlanMoney): Record<string, unknown> {
  return {
    'unit-costs': money.unitCosts,
    sales: money.sales,
    'fixed-costs': money.fixedCosts,
    funding: money.funding,
    assumptions: money.assumptions,
  }
}

/** A product: its id, name, price and what a piece costs in material, supplies, labour and packaging. */
export function product(id: string, name: string, price: string, costs: readonly [string, string, string, string]) {
  const [material, supplies, labour, packaging] = costs
  return { id, name, price, material, supplies, labour, packaging }
}

/** Twelve months of quantities. */
export const months = (...quantities: readonly number[]) => quantities.map(String)

export const INTERVIEWS = ['source', 'finding', 'count', 'total', 'words', 'change'] as const
export const COMPETITORS = ['name', 'product', 'price', 'delay', 'complaint', 'noted'] as const
export const SUPPLIERS = ['material', 'supplier', 'unit', 'price', 'delay', 'terms'] as const
export const RISKS = ['risk', 'frequency', 'severity', 'action', 'who', 'cost', 'sign'] as const
export const INDICATORS = ['indicator', 'start', 'target', 'date', 'measure'] as const
export const ACTIONS = ['week', 'action', 'date', 'who', 'cost', 'proof', 'result'] as const
