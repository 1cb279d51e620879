import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect } from 'vitest'
import { people } from '#db/schema/people.ts'
import { erasures } from '#db/schema/privacy.ts'
import { idOf } from '#db/seed/named-id.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { test } from '#db/test-world.ts'
import { hashOfId } from '#app/platform/mail.server.ts'
import { erasureListOf, listedErasures, listErasure } from './erasure-list.server.ts'
import { repeatErasures } from './repeat-erasures.server.ts'

let dataDir = ''
beforeAll(async () => void (dataDir = await mkdtemp(path.join(tmpdir(), 'passerelle-erasures-'))))
afterAll(() => rm(dataDir, { recursive: true, force: true }))

test('the list names nobody, holds each erasure once, and a missing one is empty', async () => {
  const file = erasureListOf({ dataDir })
  expect(await listedErasures(file)).toEqual([])
  for (const id of [idOf('binta'), idOf('binta'), idOf('fatou')]) await listErasure({ dataDir }, hashOfId(id))
  expect(await readFile(file, 'utf8')).not.toContain(idOf('binta'))
  expect(await listedErasures(file)).toEqual([hashOfId(idOf('binta')), hashOfId(idOf('fatou'))])
})

test('who came back with a backup goes again, the others stay, and the last administrator is told apart', async ({ db }) => {
  const before = (await db.select().from(people)).length
  const hashes = [hashOfId(idOf('binta')), hashOfId(idOf('ines')), hashOfId(idOf('nobody'))]
  expect(await repeatErasures(db, hashes, TEST_NOW)).toEqual({ erased: 1, kept: 1 })
  expect(
    await db
      .select()
      .from(people)
      .where(eq(people.id, idOf('binta'))),
  ).toEqual([])
  const left = await db.select().from(people)
  expect(left.filter(({ isStandIn }) => !isStandIn)).toHaveLength(before - 1)
  expect(await db.select().from(erasures)).toMatchObject([{ subjectHash: hashOfId(idOf('binta')), cause: 'asked' }])
  expect(await repeatErasures(db, hashes, TEST_NOW)).toEqual({ erased: 0, kept: 1 })
})
