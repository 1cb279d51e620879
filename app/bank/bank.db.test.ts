import { count, eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { countingQueries } from '#db/handle.ts'
import { questionVersions } from '#db/schema/courses.ts'
import { auditEntries } from '#db/schema/operations.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { test } from '#db/test-world.ts'
import type { Db } from '#db/handle.ts'
import { readQuestions } from '#app/exchange/formats.ts'
import { bankOf } from './bank.queries.server.ts'
import { exportQuestions } from './export-questions.queries.server.ts'
import { importQuestions } from './import-questions.server.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const GIFT = '::Le reçu::Pas de reçu : que faire ?{=Un bon de caisse ~Rien}\n\nUne remarque.\n\nVrai ?{T}\n'
const asked = { format: null, courseId: 'c10', isTrial: false, actorId: null }
const versions = async (db: Db) => (await db.select({ n: count() }).from(questionVersions))[0]?.n

test('a file comes into the bank of its course, in one go, and is noted', async ({ db }) => {
  const before = await versions(db)
  const { result, queries } = await countingQueries(() => importQuestions(db, { ...asked, bytes: bytes(GIFT) }, TEST_NOW))
  expect(result).toMatchObject({
    ok: true,
    format: 'gift',
    imported: [
      { name: 'Le reçu', line: 1, kind: 'single' },
      { line: 5, kind: 'true-false' },
    ],
    skipped: [{ line: 3, because: 'no-question' }],
  })
  expect(queries).toBeLessThanOrEqual(8)
  expect(await versions(db)).toBe((before ?? 0) + 2)
  expect((await bankOf(db, ['c10'])).filter(({ question }) => question.stem.fr === 'Vrai ?')).toHaveLength(1)
  const noted = await db.select().from(auditEntries).where(eq(auditEntries.action, 'questions-imported'))
  expect(noted).toMatchObject([{ subjectId: 'c10', detail: { imported: 2, skipped: 1, format: 'gift' } }])
})

test('a trial says the same and changes nothing', async ({ db }) => {
  const before = await versions(db)
  const trial = await importQuestions(db, { ...asked, bytes: bytes(GIFT), isTrial: true }, TEST_NOW)
  expect(await versions(db)).toBe(before)
  expect(await importQuestions(db, { ...asked, bytes: bytes(GIFT) }, TEST_NOW)).toEqual(trial)
})

test('the same file twice makes nothing twice; the same words under another key are told', async ({ db }) => {
  await importQuestions(db, { ...asked, bytes: bytes(GIFT) }, TEST_NOW)
  const after = await versions(db)
  const again = await importQuestions(db, { ...asked, bytes: bytes(GIFT) }, TEST_NOW)
  expect(again).toMatchObject({
    ok: false,
    because: 'nothing-imported',
    skipped: [{ because: 'already-there' }, {}, { because: 'already-there' }],
  })
  expect(await versions(db)).toBe(after)
  const twin = await importQuestions(db, { ...asked, bytes: bytes('PAS DE RECU, que faire ?{=Oui ~Non}') }, TEST_NOW)
  expect(twin.warnings?.map(({ because }) => because)).toContain('duplicate')
})

test.for([
  ['nothing', '', 'empty'],
  ['a document type', '<!DOCTYPE quiz><quiz/>', 'document-type'],
  ['a letter', 'Bonjour à toutes.', 'unknown-format'],
  ['nothing that can be taken', 'Une remarque {', 'nothing-imported'],
] as const)('%s is refused, and changes nothing', async ([, text, because], { db }) => {
  const before = await versions(db)
  expect(await importQuestions(db, { ...asked, bytes: bytes(text) }, TEST_NOW)).toMatchObject({ ok: false, because })
  expect(await importQuestions(db, { ...asked, courseId: 'c99', bytes: bytes(GIFT) }, TEST_NOW)).toMatchObject({
    ok: false,
    because: 'no-course',
  })
  expect(await versions(db)).toBe(before)
})

test('the bank of the real courses leaves in each format, and each file is read again', async ({ db }) => {
  const all = (await bankOf(db, ['c10'])).length
  expect(all).toBeGreaterThan(20)
  for (const format of ['gift', 'moodle-xml', 'xlsx'] as const) {
    const file = await exportQuestions(db, { courseIds: ['c10'], format, language: 'fr' })
    expect(file.written + file.skipped.length).toBe(all)
    expect(file.skipped).toEqual([])
    const read = readQuestions(new Uint8Array(file.content), format)
    expect(read.ok && read.items.filter(({ ok }) => ok)).toHaveLength(all)
  }
})
