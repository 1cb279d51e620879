import { describe, expect, test } from 'vitest'
import { COHERENCE_CHECKS, coherenceMarks, partsOfMark, type CoherenceId } from './plan-coherence.ts'
import { EMPTY_PLAN_MONEY, type PlanMoney } from './plan-money.ts'
import { ATELIER_SIKA as sika } from './plan-money-sample.ts'

const ids = (plan: PlanMoney) => coherenceMarks(plan).map((mark) => mark.id)
const markOf = (plan: PlanMoney, id: CoherenceId) => coherenceMarks(plan).find((mark) => mark.id === id)
const funding = (change: Partial<PlanMoney['funding']>): PlanMoney => ({ ...sika, funding: { ...sika.funding, ...change } })
const assumptions = (change: Partial<PlanMoney['assumptions']>): PlanMoney => ({ ...sika, assumptions: { ...sika.assumptions, ...change } })
const firstProduct = (change: Partial<PlanMoney['unitCosts']['rows'][number]>): PlanMoney => ({
  ...sika,
  unitCosts: { rows: sika.unitCosts.rows.map((row, index) => (index === 0 ? { ...row, ...change } : row)) },
})
const needsWithout = (kind: string) => sika.funding.needs.filter((need) => need.kind !== kind)
const every = (quantity: string) => Array.from({ length: 12 }, () => quantity)
const onSika = ['draw-over-result', 'cash-needs-unconfirmed', 'cash-negative-when-prudent']

describe('the sample', () => {
  test('has its three known weaknesses and no other', () => expect(ids(sika)).toEqual(onSika))
  test('could not live without the grant', () =>
    expect(markOf(sika, 'cash-needs-unconfirmed')).toMatchObject({
      severity: 'warning',
      values: { month: 1, balance: '-1567', unconfirmed: '3000' },
    }))
  test('cannot pay its owner in three months', () =>
    expect(markOf(sika, 'draw-over-result')?.values).toEqual({ months: [1, 2, 4], draw: '2500' }))
  test('runs out of cash when a fifth less is sold', () =>
    expect(markOf(sika, 'cash-negative-when-prudent')?.values).toMatchObject({ lowestMonth: 11, lowest: '-6998.52' }))
})

const altered: [CoherenceId, PlanMoney, object][] = [
  ['no-products', { ...sika, unitCosts: { rows: [] } }, {}],
  ['no-sales', { ...sika, sales: {} }, {}],
  ['no-fixed-costs', { ...sika, fixedCosts: { rows: [{ name: 'Loyer', amount: '' }] } }, {}],
  ['no-needs', funding({ needs: [] }), {}],
  ['no-resources', funding({ resources: [] }), {}],
  ['assumptions-missing', assumptions({ taxRate: '', wearMonths: '' }), { names: ['taxRate', 'wearMonths'] }],
  ['price-missing', firstProduct({ price: '' }), { products: ['Sac cabas en wax'] }],
  ['cost-missing', firstProduct({ material: '', supplies: '', labour: '', packaging: '' }), { products: ['Sac cabas en wax'] }],
  ['loan-incomplete', assumptions({ firstLoanMonth: '' }), { asked: 'firstLoanMonth' }],
  ['loan-incomplete', assumptions({ loanPayment: '' }), { asked: 'loanPayment' }],
  ['name-missing', { ...sika, fixedCosts: { rows: [...sika.fixedCosts.rows, { name: ' ', amount: '5' }] } }, {}],
  ['name-missing', firstProduct({ name: '' }), {}],
  ['name-missing', funding({ resources: [...sika.funding.resources, { name: '', amount: '0', confirmed: true }] }), {}],
  [
    'gap',
    funding({ needs: [...sika.funding.needs, { kind: 'equipment', name: 'Table', amount: '500' }] }),
    { gap: '-500', needs: '20500', resources: '20000' },
  ],
  ['same-name-twice', firstProduct({ name: ' retouche' }), { products: ['retouche'] }],
  ['product-not-sold', { ...sika, sales: { ...sika.sales, sac: every('') } }, { products: ['Sac cabas en wax'] }],
  ['sales-without-product', { ...sika, sales: { ...sika.sales, other: every('3') } }, { count: 1 }],
  ['loss-per-piece', firstProduct({ price: '60' }), { products: ['Sac cabas en wax'] }],
  ['flat-sales', { ...sika, sales: { sac: every('30'), pochette: every('30'), tenue: every('10'), retouche: every('') } }, {}],
  [
    'working-capital-differs',
    funding({ workingCapital: { stock: '4500', receivables: '1400', payables: '0' } }),
    { computed: '5900', typed: '5400' },
  ],
  ['receivables-differ', assumptions({ paidNextMonth: '40' }), { typed: '1400' }],
  ['no-safety', funding({ needs: needsWithout('safety') }), {}],
  ['unusual-tax-rate', assumptions({ taxRate: '5' }), { rate: '5' }],
  ['unusual-wear', assumptions({ wearMonths: '240' }), { months: 240 }],
  ['unusual-wear', assumptions({ wearMonths: '6' }), { months: 6 }],
  ['no-draw', assumptions({ ownerDraw: '0' }), {}],
  ['result-negative', { ...sika, fixedCosts: { rows: [{ name: 'Loyer', amount: '9000' }] } }, {}],
  ['draw-over-result', assumptions({ ownerDraw: '2600' }), { months: [1, 2, 4], draw: '2600' }],
  ['break-even-not-reached', assumptions({ ownerDraw: '4000' }), { sales: '113630' }],
  ['cash-negative', funding({ resources: sika.funding.resources.slice(0, 2) }), { month: 1, balance: '-9567' }],
  ['closing-owed', assumptions({ ownerDraw: '2970' }), { owed: '552.5', closing: '367.35' }],
]

describe('the sample, altered by hand, gets the mark', () => {
  test.each(altered)('%s', (id, plan, values) => {
    const mark = markOf(plan, id)
    expect(mark).toBeDefined()
    expect(mark?.values).toMatchObject(values)
    expect(mark?.tables.length).toBeGreaterThan(0)
  })

  test('every check is tried', () => expect(new Set([...altered.map(([id]) => id), ...ids(sika)])).toEqual(new Set(COHERENCE_CHECKS)))
})

describe('marks', () => {
  test('of an empty plan are all of the kind "missing", and come first elsewhere', () => {
    expect(ids(EMPTY_PLAN_MONEY)).toEqual(['no-products', 'no-fixed-costs', 'no-needs', 'no-resources', 'assumptions-missing'])
    const severities = coherenceMarks({ ...sika, fixedCosts: { rows: [] } }).map((mark) => mark.severity)
    expect(severities).toEqual([...severities].sort())
  })

  test('a difference of one dirham is rounding', () =>
    expect(ids(funding({ workingCapital: { stock: '4001', receivables: '1400', payables: '0' } }))).not.toContain(
      'working-capital-differs',
    ))

  test('name the parts that hold their tables', () => {
    const words = { fr: 'x', en: 'x', ar: 'x' }
    const part = (id: string, tables: string[]) => ({ id, title: words, questions: [], criteria: [], tables })
    const assignment = {
      parts: [part('p4', ['costs']), part('p7', ['needs', 'cash']), part('p8', ['risks'])],
      tables: [
        { id: 'costs', kind: 'unit-costs' as const, title: words },
        { id: 'needs', kind: 'funding' as const, title: words },
        { id: 'cash', kind: 'cash-flow' as const, title: words },
        { id: 'risks', kind: 'grid' as const, title: words, rows: { min: 1, max: 5 }, columns: [] },
      ],
    }
    expect(partsOfMark({ tables: ['funding', 'cash-flow'] }, assignment)).toEqual(['p7'])
    expect(partsOfMark({ tables: ['unit-costs', 'cash-flow'] }, assignment)).toEqual(['p4', 'p7'])
    expect(partsOfMark({ tables: ['sales'] }, assignment)).toEqual([])
  })
})
