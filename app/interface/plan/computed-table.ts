import { formatMoney, formatPercent, say } from '#app/language/words.ts'
import type { AssignmentTable } from '#app/rules/assignments.ts'
import { textIn } from '#app/rules/languages.ts'
import { CASH_LINES, cashFlow, scenarioFigures, type ScenarioFigures } from '#app/rules/plan-cash.ts'
import { breakEven, INCOME_LINES, incomeStatement, type BreakEven } from '#app/rules/plan-income.ts'
import { money, monthRow, planMonth, planMonths, sharePercent, type Showing, type ShownTable } from './shown-table.ts'

type Body = Omit<ShownTable, 'id' | 'title'>

const INCOME_TOTALS = ['margin', 'result', 'remainder']

function incomeTable(showing: Showing): Body {
  const { money: plan, words, language } = showing
  const statement = incomeStatement(plan)
  return {
    columns: ['', ...planMonths(showing), words.year],
    rows: INCOME_LINES.map((line) => ({
      cells: monthRow(words.income[line], statement[line], language),
      isTotal: INCOME_TOTALS.includes(line),
    })),
    notes: [],
    isFigures: true,
  }
}

function cashTable(showing: Showing): Body {
  const { money: plan, words, language } = showing
  const cash = cashFlow(plan)
  const lowest = { month: planMonth(showing, cash.lowest.month), amount: money(cash.lowest.balance, language) }
  return {
    columns: ['', ...planMonths(showing), words.year],
    rows: CASH_LINES.map((line) => ({
      cells: monthRow(words.cash[line], cash[line], language),
      isTotal: line === 'closing',
    })),
    notes: [say(words.cashLowest, lowest)],
    isFigures: true,
  }
}

function breakEvenTable(showing: Showing): Body {
  const { money: plan, words, language } = showing
  const points = breakEven(incomeStatement(plan), plan.assumptions.taxRate)
  const cells = (name: string, { yearly, monthly, reachedIn }: BreakEven) => [
    name,
    yearly ? money(yearly.toDecimalPlaces(0), language) : words.impossible,
    monthly ? money(monthly.toDecimalPlaces(0), language) : '–',
    reachedIn === null ? words.never : planMonth(showing, reachedIn),
  ]
  const rates = { rate: sharePercent(points.marginRate, language), after: sharePercent(points.rateAfterTax, language) }
  return {
    columns: [words.breakEven.line, words.breakEven.yearly, words.breakEven.monthly, words.breakEven.reached],
    rows: [
      { cells: cells(words.breakEven.without, points.withoutDraw), isTotal: false },
      { cells: cells(words.breakEven.with, points.withDraw), isTotal: false },
    ],
    notes: points.marginRate ? [say(words.breakEven.rate, rates)] : [],
    isFigures: true,
  }
}

/** What the scenarios of a plan look at: sales as planned, a tenth less, a fifth less. */
const FACTORS = ['1', '0.9', '0.8'] as const

function scenarioTable(showing: Showing): Body {
  const { money: plan, words, language } = showing
  const named = words.scenario
  const name = (factor: string) =>
    factor === '1' ? named.asPlanned : say(named.less, { percent: formatPercent(Math.round((1 - Number(factor)) * 100), language) })
  const figures = FACTORS.map((salesFactor) => scenarioFigures(plan, { salesFactor }))
  const rounded = (value: ScenarioFigures['result']) => formatMoney(value.toDecimalPlaces(0).toNumber(), language)
  const line = (label: string, of: (one: ScenarioFigures) => string) => ({ cells: [label, ...figures.map(of)], isTotal: false })
  return {
    columns: [named.line, ...FACTORS.map(name)],
    rows: [
      line(named.revenue, (one) => rounded(one.revenue)),
      line(named.result, (one) => rounded(one.result)),
      line(named.lowest, (one) => say(words.labelled, { label: planMonth(showing, one.lowest.month), text: rounded(one.lowest.balance) })),
      line(named.closing, (one) => rounded(one.closing)),
    ],
    notes: [],
    isFigures: true,
  }
}

/** A table that the program works out from the others; null for a typed one. Without a product it has no rows. */
export function computedTable(table: AssignmentTable, showing: Showing): ShownTable | null {
  const makers = { 'income-statement': incomeTable, 'cash-flow': cashTable, 'break-even': breakEvenTable, scenario: scenarioTable }
  const kind = table.kind
  if (kind !== 'income-statement' && kind !== 'cash-flow' && kind !== 'break-even' && kind !== 'scenario') return null
  const shown = makers[kind](showing)
  const isEmpty = showing.money.unitCosts.rows.length === 0
  return { id: table.id, title: textIn(table.title, showing.language), ...shown, ...(isEmpty ? { rows: [], notes: [] } : {}) }
}
