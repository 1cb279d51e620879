import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { viewerOf } from '#app/access/test-viewers.ts'
import { readQuestions } from '#app/exchange/formats.ts'
import { bankImports, bankQuestions } from '#db/schema/bank.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { test } from '#db/test-world.ts'
import { assumedCourse, bankOf } from '../bank.queries.server.ts'
import { exportQuestions } from '../export-questions.queries.server.ts'
import { importQuestions } from '../import-questions.server.ts'
import { historyOf } from '../question.queries.server.ts'
import { keepFile } from './keep-file.server.ts'
import { keptFile } from './kept-file.queries.server.ts'
import { takeFile } from './take-file.server.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const GIFT =
  '$CATEGORY: Argent/Caisse\n\n::Le reçu::Pas de reçu : que faire ?{=Un bon de caisse#Oui. ~Rien#Non. ####Chaque dépense a sa preuve.}\n'
const file = (text: string) => ({ courseId: 'c10', name: 'quiz.txt', bytes: bytes(text), format: null })

describe('a file that somebody looks at', () => {
  test('is kept for them alone until its questions are taken', async ({ db }) => {
    const [sarah, ines] = [await viewerOf(db, 'sarah'), await viewerOf(db, 'ines')]
    const id = await keepFile(db, sarah, file(GIFT), TEST_NOW)
    expect(await keptFile(db, ines, id)).toBeUndefined()
    const kept = await keptFile(db, sarah, id)
    if (!kept) throw new Error('not kept')
    expect(new TextDecoder().decode(kept.bytes)).toBe(GIFT)
    expect(await takeFile(db, sarah, kept, TEST_NOW)).toMatchObject({ ok: true, imported: [{ name: 'Le reçu' }] })
    expect(await keptFile(db, sarah, id)).toBeUndefined()
  })

  test('goes when its person brings another, or after a day; one that is refused stays', async ({ db }) => {
    const [sarah, ines] = [await viewerOf(db, 'sarah'), await viewerOf(db, 'ines')]
    await keepFile(db, ines, file(GIFT), new Date(TEST_NOW.getTime() - 90_000_000))
    await keepFile(db, sarah, file(GIFT), TEST_NOW)
    const id = await keepFile(db, sarah, file('Une lettre.'), TEST_NOW)
    expect((await db.select({ id: bankImports.id }).from(bankImports)).map((one) => one.id)).toEqual([id])
    const kept = await keptFile(db, sarah, id)
    expect(kept && (await takeFile(db, sarah, kept, TEST_NOW))).toMatchObject({ ok: false, because: 'unknown-format' })
    expect(await keptFile(db, sarah, id)).toBeDefined()
  })
})

describe('names and categories', () => {
  test('come into the bank, the category as a tag, and leave it in every format as they came', async ({ db }) => {
    const sarah = await viewerOf(db, 'sarah')
    const outcome = await importQuestions(db, { ...file(GIFT), isTrial: false, actorId: sarah.id }, TEST_NOW)
    const key = outcome.imported?.[0]?.key ?? ''
    const [beside] = await db.select().from(bankQuestions).where(eq(bankQuestions.key, key))
    expect(beside).toMatchObject({ name: 'Le reçu', category: ['Argent', 'Caisse'] })
    expect((await bankOf(db, ['c10'])).find((one) => one.key === key)?.question.tags).toEqual(['Caisse'])
    expect((await historyOf(db, key))[0]).toMatchObject({ act: 'imported', who: 'Sarah Benali' })
    for (const format of ['gift', 'moodle-xml', 'xlsx'] as const) {
      const { content } = await exportQuestions(db, { courseIds: ['c10'], format, language: 'fr' })
      const read = readQuestions(new Uint8Array(content), format)
      const found = read.ok ? read.items.flatMap((item) => (item.ok && item.question.name === 'Le reçu' ? [item.question] : [])) : []
      expect(found).toMatchObject([{ category: ['Argent', 'Caisse'], tags: ['Caisse'] }])
      const again = await importQuestions(
        db,
        { ...file(''), bytes: new Uint8Array(content), format, isTrial: true, actorId: null },
        TEST_NOW,
      )
      expect(again.imported?.map(({ name }) => name)).not.toContain('Le reçu')
    }
  })

  test('where nobody says a course, the file’s category does, else it is the first', async ({ db }) => {
    expect(await assumedCourse(db, bytes(GIFT.replace('Argent/', 'c7/Argent/')), null)).toBe('c7')
    expect(await assumedCourse(db, bytes(GIFT), null)).toBe('c1')
    expect(await assumedCourse(db, bytes('Une lettre.'), null)).toBe('c1')
  })
})
