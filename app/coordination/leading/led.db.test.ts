import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { countingQueries } from '#db/handle.ts'
import { itemProgress } from '#db/schema/progress.ts'
import { idOf } from '#db/seed/named-id.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { test } from '#db/test-world.ts'
import { viewerOf } from '#app/access/test-viewers.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import { ledOrganisation } from './led.queries.server.ts'

const TODAY = moroccoDay(TEST_NOW)
const FEMMES = idOf('femmes-debout')

test('a leader sees who of her association has begun and who is quiet, and no mark, number or plan', async ({ db }) => {
  const aminata = await viewerOf(db, 'aminata')
  await db.delete(itemProgress).where(eq(itemProgress.personId, idOf('esther')))
  const { result, queries } = await countingQueries(() => ledOrganisation(db, aminata, FEMMES, TODAY))
  expect(queries).toBe(2)
  const standings = Object.fromEntries(result.lines.map(({ name, standing }) => [name, standing]))
  expect(Object.keys(standings).sort()).toEqual(['Aminata Diallo', 'Esther Lukusa', 'Fatou Sarr'])
  expect(standings['Esther Lukusa']).toBe('not-begun')
  const [line] = result.lines
  expect(Object.keys(line ?? {}).sort()).toEqual(['cohort', 'id', 'language', 'name', 'standing'])
})

test('another leader, a member who leads nothing and an administrator find nothing', async ({ db }) => {
  for (const who of ['ibrahim', 'fatou', 'ines', 'claire'] as const)
    await expect(ledOrganisation(db, await viewerOf(db, who), FEMMES, TODAY)).rejects.toMatchObject({ status: 404 })
})
