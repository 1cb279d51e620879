import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect } from 'vitest'
import { viewerOf } from '#app/access/test-viewers.ts'
import { readQuestions } from '#app/exchange/formats.ts'
import { folders } from '#app/platform/folders.server.ts'
import { countingQueries, type Db } from '#db/handle.ts'
import { bankPictures } from '#db/schema/bank.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { test } from '#db/test-world.ts'
import { bankOf } from './bank.queries.server.ts'
import { exportQuestions } from './export-questions.queries.server.ts'
import { importQuestions } from './import-questions.server.ts'
import { pictureOf } from './picture.queries.server.ts'
import { questionOf } from './question.queries.server.ts'
import { saveQuestion } from './save-question.server.ts'

const fixture = (name: string) => new Uint8Array(readFileSync(path.join(folders.root, 'app/exchange/fixtures', name)))
const taken = (db: Db, bytes: Uint8Array, courseId = 'c10', isTrial = false) =>
  importQuestions(db, { bytes, format: null, courseId, isTrial, actorId: null }, TEST_NOW)

test('pictures of a file are kept once, whatever questions show them, and are answered by the hash of what they hold', async ({ db }) => {
  const outcome = await taken(db, fixture('moodle-image.xml'))
  expect(outcome).toMatchObject({ ok: true, imported: [{ pictures: 1 }] })
  await taken(db, fixture('gift-image.txt'), 'c9')
  const kept = await db.select({ hash: bankPictures.hash, type: bankPictures.type }).from(bankPictures)
  expect(kept).toMatchObject([{ type: 'image/png' }])
  const { result, queries } = await countingQueries(() => pictureOf(db, kept[0]!.hash))
  expect(result?.bytes.subarray(1, 4).toString()).toBe('PNG')
  expect(queries).toBe(1)
  expect(await pictureOf(db, 'f'.repeat(64))).toBeUndefined()
})

test('a trial and a refused file keep no picture', async ({ db }) => {
  await taken(db, fixture('moodle-image.xml'), 'c10', true)
  expect(await taken(db, fixture('moodle-image-svg.xml'))).toMatchObject({
    ok: false,
    skipped: [{ because: 'picture-kind', about: 'a.png' }],
  })
  expect(await db.select().from(bankPictures)).toEqual([])
})

test('a question keeps its pictures when it is edited, and leaves with them in Moodle XML alone', async ({ db }) => {
  const sarah = await viewerOf(db, 'sarah')
  const key = (await taken(db, fixture('moodle-image-options.xml'))).imported?.[0]?.key ?? ''
  const before = await questionOf(db, sarah, key)
  if (!before) throw new Error('not there')
  const edited = { ...before.question, explanation: { fr: 'Un rond n’a pas de coin.' } }
  await saveQuestion(db, sarah, { courseId: 'c10', key, number: 1 }, edited, before, TEST_NOW)
  expect((await questionOf(db, sarah, key))?.question.pictures).toEqual(before.question.pictures)
  const asked = { courseIds: ['c10'], language: 'fr' as const }
  for (const format of ['gift', 'xlsx'] as const) {
    const { skipped } = await exportQuestions(db, { ...asked, format })
    expect(skipped).toContainEqual({ name: 'Le rond', because: 'pictures' })
  }
  const { content } = await exportQuestions(db, { ...asked, format: 'moodle-xml' })
  const read = readQuestions(new Uint8Array(content), null)
  const again = read.ok ? read.items.filter(({ name }) => name === 'Le rond') : []
  expect(again).toMatchObject([{ ok: true, question: { options: [{ text: { files: [{}] } }, { text: { files: [{}] } }] } }])
  await taken(db, new Uint8Array(content), 'c9')
  const copied = (await bankOf(db, ['c9'])).find(({ name }) => name === 'Le rond')
  expect(copied?.question.pictures).toEqual(before.question.pictures)
})
