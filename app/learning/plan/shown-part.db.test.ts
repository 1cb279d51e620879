import { describe, expect } from 'vitest'
import { idOf } from '#db/seed/named-id.ts'
import { test } from '#db/test-world.ts'
import { viewerOf } from '#app/access/test-viewers.ts'
import { LANGUAGES } from '#app/rules/languages.ts'
import { partOf, planInView } from './plan.queries.server.ts'
import { savePart } from './save-part.server.ts'
import { shownPart } from './shown-part.ts'
import { arriving, minutes } from './test-plans.ts'

const rowWish = {}

describe('a part as its page shows it', () => {
  test.for(['fatou', 'aminata', 'mariam', 'esther', 'blessing'])('every part of %s is whole in three languages', async (name, { db }) => {
    const plan = await planInView(db, await viewerOf(db, name), idOf(`plan:${name}`), minutes(1))
    for (const language of LANGUAGES)
      for (const part of plan.parts) {
        const shown = shownPart(plan, part, { language, now: minutes(1), rowWish })
        expect(JSON.stringify(shown)).not.toMatch(/[{]\w+[}]|NaN|undefined/)
        if (!plan.mayWrite) expect(shown.groups).toEqual([])
      }
  })

  test('what is not understood is named by its row and field, and its row stands open', async ({ db }) => {
    const fatou = await viewerOf(db, 'fatou')
    const planId = idOf('plan:fatou')
    const row = { id: 'bracelet', name: 'Bracelet', price: '35 €', material: '8', supplies: '', labour: '', packaging: '' }
    const tables = { 'unit-costs': { rows: [row] }, sales: { gone: ['5', '', '', '', '', '', '', '', '', '', '', ''] } }
    await savePart(db, fatou, arriving(planId, { partId: 'p4', id: idOf('euros'), tables }), minutes(1))
    const plan = await planInView(db, fatou, planId, minutes(2))
    const shown = shownPart(plan, partOf(plan, 'p4'), { language: 'fr', now: minutes(2), rowWish: { 'unit-costs': 3 } })
    expect(shown.faults).toEqual([
      { field: 't.unit-costs.rows.0.price', text: 'Bracelet, Prix de vente\u00a0: Écrivez le montant en dirhams (DH).' },
    ])
    const [costs, sales] = shown.groups
    expect(costs?.rows.map(({ isOpen, about }) => [isOpen, about])).toEqual([
      [true, ''],
      [true, ''],
      [false, ''],
    ])
    expect(sales?.rows[0]?.hidden[0]).toEqual({ name: 't.sales.gone.0', value: '5' })
  })
})
