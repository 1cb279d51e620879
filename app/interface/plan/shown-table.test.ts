import { describe, expect, test } from 'vitest'
import type { AssignmentTable } from '#app/rules/assignments.ts'
import { LANGUAGES, type Language } from '#app/rules/languages.ts'
import { COHERENCE_CHECKS, coherenceMarks } from '#app/rules/plan-coherence.ts'
import { EMPTY_PLAN_MONEY, type PlanMoney } from '#app/rules/plan-money.ts'
import { ATELIER_SIKA } from '#app/rules/plan-money-sample.ts'
import { coherenceText } from './coherence-texts.ts'
import { computedTable } from './computed-table.ts'
import { filledTables } from './shown-table.ts'
import { planTableWords } from './words/words.ts'

const title = { fr: 'Titre', en: 'Title', ar: 'عنوان' }
const moneyTable = (kind: Exclude<AssignmentTable['kind'], 'grid'>): AssignmentTable => ({ id: kind, kind, title })
const showing = (money: PlanMoney, language: Language = 'fr') => ({ money, language, words: planTableWords[language] })
const cellsOf = (table: { rows: Array<{ cells: string[] }> } | null | undefined, name: string) =>
  table?.rows.find(({ cells }) => cells[0] === name)?.cells

describe('the tables of Atelier Sika', () => {
  const typed = ['unit-costs', 'sales', 'fixed-costs', 'funding', 'assumptions'] as const
  const computed = ['income-statement', 'break-even', 'cash-flow', 'scenario'] as const

  test('show the figures of the worked example', () => {
    const income = computedTable(moneyTable('income-statement'), showing(ATELIER_SIKA))
    expect(cellsOf(income, 'Chiffre d’affaires')?.at(-1)).toBe('113\u202f630')
    expect(cellsOf(income, 'Résultat')?.at(-1)).toBe('39\u202f468')
    const points = computedTable(moneyTable('break-even'), showing(ATELIER_SIKA))
    expect(cellsOf(points, 'Sans prélèvement')).toEqual(['Sans prélèvement', '43\u202f367\u00a0DH', '3\u202f614\u00a0DH', 'juin'])
    const cash = computedTable(moneyTable('cash-flow'), showing(ATELIER_SIKA))
    expect(cash?.notes).toEqual(['Mois le plus bas\u00a0: janvier, 1\u202f433\u00a0DH.'])
    const [needs] = filledTables(moneyTable('funding'), ATELIER_SIKA.funding, showing(ATELIER_SIKA))
    expect(cellsOf(needs, 'Total des besoins')?.at(-1)).toBe('20\u202f000\u00a0DH')
  })

  test.for(LANGUAGES)('are whole in %s, filled and empty', (language) => {
    for (const plan of [ATELIER_SIKA, EMPTY_PLAN_MONEY]) {
      const tables = [
        ...typed.flatMap((kind) => filledTables(moneyTable(kind), undefined, showing(plan, language))),
        ...computed.map((kind) => computedTable(moneyTable(kind), showing(plan, language))),
      ]
      expect(tables).toHaveLength(11)
      expect(JSON.stringify(tables)).not.toMatch(/[{]\w+[}]|NaN|undefined|null/)
      for (const table of tables)
        for (const { cells } of table?.rows ?? []) if (table?.columns.length) expect(cells).toHaveLength(table.columns.length)
    }
  })

  test('a free table shows choices, dates and sums, and what was not understood as it was typed', () => {
    const grid: AssignmentTable = {
      id: 'g',
      kind: 'grid',
      title,
      rows: { min: 1, max: 5 },
      columns: [
        { id: 'who', type: 'text', title, sum: false },
        { id: 'how', type: 'choice', title, sum: false, choices: [{ id: 'cash', title: { fr: 'Espèces', en: 'Cash', ar: 'نقدًا' } }] },
        { id: 'when', type: 'date', title, sum: false },
        { id: 'cost', type: 'money', title, sum: true },
      ],
    }
    const rows = [
      { who: 'Awa', how: 'cash', when: '08/03/2027', cost: '1 000,50' },
      { who: 'Binta', how: '', when: '', cost: 'beaucoup' },
    ]
    expect(filledTables(grid, rows, showing(EMPTY_PLAN_MONEY))[0]?.rows.map(({ cells }) => cells)).toEqual([
      ['Awa', 'Espèces', '8 mars 2027', '1\u202f000,50\u00a0DH'],
      ['Binta', '–', '–', 'beaucoup'],
      ['Total', '', '', '1\u202f000,50\u00a0DH'],
    ])
  })
})

describe('what the program noticed', () => {
  const { assumptions, funding, unitCosts } = ATELIER_SIKA
  const plans: PlanMoney[] = [
    ATELIER_SIKA,
    EMPTY_PLAN_MONEY,
    {
      ...EMPTY_PLAN_MONEY,
      unitCosts: { rows: [{ id: 'a', name: 'Sac', price: '', material: '', supplies: '', labour: '', packaging: '' }] },
    },
    { ...ATELIER_SIKA, unitCosts: { rows: unitCosts.rows.map((product) => ({ ...product, name: 'Sac', price: '1' })) } },
    {
      ...ATELIER_SIKA,
      unitCosts: { rows: unitCosts.rows.slice(1) },
      assumptions: { ...assumptions, taxRate: '30', wearMonths: '200', ownerDraw: '9000' },
    },
    {
      ...ATELIER_SIKA,
      assumptions: { ...assumptions, ownerDraw: '0', firstLoanMonth: '' },
      funding: { ...funding, needs: funding.needs.slice(0, 3) },
    },
    {
      ...ATELIER_SIKA,
      sales: { [unitCosts.rows[0]?.id ?? '']: Array.from({ length: 12 }, () => '5') },
      fixedCosts: { rows: [{ name: '', amount: '4000' }] },
      funding: { ...funding, workingCapital: { stock: '1', receivables: '9000', payables: '0' } },
    },
  ]

  test.for(LANGUAGES)('is said in full sentences in %s', (language) => {
    const seen = new Set<string>()
    for (const plan of plans)
      for (const mark of coherenceMarks(plan)) {
        const { text } = coherenceText(mark, showing(plan, language))
        expect(text).not.toMatch(/[{}]|NaN|undefined/)
        seen.add(mark.id)
      }
    expect(seen.size).toBeGreaterThan(COHERENCE_CHECKS.length - 6)
  })
})
