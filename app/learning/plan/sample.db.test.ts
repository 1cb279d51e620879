import { describe, expect } from 'vitest'
import { idOf } from '#db/seed/named-id.ts'
import { test } from '#db/test-world.ts'
import { viewerOf } from '#app/access/test-viewers.ts'
import { ATELIER_SIKA } from '#app/rules/plan-money-sample.ts'
import { planMoneyFrom } from '#app/rules/plan-money-reading.ts'
import { storedSampleTables } from '#app/rules/plan-sample.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { planInView } from './plan.queries.server.ts'
import { sampleOf } from './sample.queries.server.ts'

describe('the worked example of a plan', () => {
  test('holds a text or tables for every part, and its money is that of the checked sample', async ({ db }) => {
    const fatou = await viewerOf(db, 'fatou')
    const planId = idOf('plan:fatou')
    const [sample, plan] = await Promise.all([sampleOf(db, fatou, planId), planInView(db, fatou, planId, TEST_NOW)])
    for (const { part, tables } of plan.parts) {
      expect((sample!.texts[part.id] ?? '') !== '' || tables.some(({ id }) => sample!.tables[id] !== undefined), part.id).toBe(true)
    }
    const { money, broken } = planMoneyFrom(plan.assignment.tables, storedSampleTables(plan.assignment.tables, sample!.tables))
    expect(broken).toEqual([])
    expect(money.sales).toEqual(ATELIER_SIKA.sales)
  })

  test('does not exist in somebody else’s plan', async ({ db }) => {
    const aminata = await viewerOf(db, 'aminata')
    expect(await sampleOf(db, aminata, idOf('plan:fatou'))).toBeNull()
  })
})
