import { describe, expect } from 'vitest'
import { eq } from 'drizzle-orm'
import { countingQueries, type Db } from '#db/handle.ts'
import { installation, jobs } from '#db/schema/operations.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { test } from '#db/test-world.ts'
import { examine, type Finding } from '#app/platform/health.server.ts'
import { maintainDatabase } from '#app/platform/maintain-database.server.ts'
import { readSettings } from '#app/platform/settings.server.ts'
import { LANGUAGES } from '#app/rules/languages.ts'
import { administrationWords } from '../words/words.ts'
import { findingText } from './finding-text.ts'

const settings = readSettings({ DATABASE_URL: process.env['DATABASE_URL'], DEMONSTRATION: 'yes' })
const textsOf = async (db: Db) => {
  const findings = await examine({ db, settings })
  return Object.fromEntries(findings.map((finding) => [finding.about, findingText(finding, administrationWords.en.health.says, 'en')]))
}

describe('the health of an installation', () => {
  test('is looked at with three queries, and every finding has its words in three languages', async ({ db }) => {
    const { result, queries } = await countingQueries(() => examine({ db, settings }))
    expect(queries).toBe(3)
    expect(result.map(({ about }) => about)).toEqual([
      'settings',
      'database',
      'migrations',
      'content',
      'jobs',
      'maintenance',
      'disk',
      'backups',
      'versions',
    ])
    for (const language of LANGUAGES) {
      const { names, says } = administrationWords[language].health
      for (const finding of result) {
        expect(names[finding.about]).not.toBe('')
        expect(findingText(finding, says, language)).not.toMatch(/\{|undefined|NaN/)
      }
    }
  })

  test('says what waits and what was given up', async ({ db }) => {
    const job = (key: string, tries: number) => ({ kind: 'test', key, payload: {}, tries, maxTries: 3 })
    await db.insert(jobs).values([job('one', 0), job('two', 2), job('three', 3), { ...job('four', 3), doneAt: TEST_NOW }])
    const finding = (await examine({ db, settings })).find(({ about }) => about === 'jobs')
    expect(finding).toEqual({ about: 'jobs', isWell: false, waiting: 2, givenUp: 1 })
  })

  test('a job on its last try waits still; it is given up once nobody works on it any more', async ({ db }) => {
    const inAnHour = new Date(Date.now() + 3_600_000)
    await db.insert(jobs).values({ kind: 'test', key: 'last', payload: {}, tries: 3, maxTries: 3, leaseUntil: inAnHour })
    const jobsNow = async () => (await examine({ db, settings })).find(({ about }) => about === 'jobs')
    expect(await jobsNow()).toEqual({ about: 'jobs', isWell: true, waiting: 1, givenUp: 0 })
    await db.update(jobs).set({ leaseUntil: new Date(Date.now() - 1000) })
    expect(await jobsNow()).toEqual({ about: 'jobs', isWell: false, waiting: 0, givenUp: 1 })
  })

  test('notes the last maintenance of the embedded database, and none on PostgreSQL', async ({ db }) => {
    await maintainDatabase({ db, engine: 'postgresql', maintain: () => Promise.reject(new Error('not wanted')) }, TEST_NOW)
    expect(await db.select().from(installation).where(eq(installation.key, 'maintenance'))).toEqual([])
    let runs = 0
    for (const at of [new Date('2026-11-22T09:00:00Z'), TEST_NOW])
      await maintainDatabase({ db, engine: 'embedded', maintain: async () => void (runs += 1) }, at)
    expect(runs).toBe(2)
    const finding = (await examine({ db, settings })).find(({ about }) => about === 'maintenance')
    expect(finding).toMatchObject({ at: TEST_NOW })
  })

  test('names the engine and its version', async ({ db }) => {
    const { database } = await textsOf(db)
    expect(database).toMatch(settings.databaseUrl ? /^PostgreSQL \d+/ : /^Embedded database, version \d+/)
  })
})

const words = administrationWords.en.health.says
test.for([
  [{ about: 'migrations', isWell: false, applied: 1, shipped: 2 }, '1 of 2 applied. Restart the service.'],
  [{ about: 'migrations', isWell: false, applied: 3, shipped: 2 }, '3 applied, but the program knows 2. Update the program.'],
  [{ about: 'content', isWell: false, courses: 0, lessons: 0, loadedAt: null }, 'No course is loaded. Run: lms load-content'],
  [{ about: 'maintenance', isWell: true, at: null, isAutomatic: false }, 'No maintenance yet. It runs every 6 hours.'],
  [{ about: 'maintenance', isWell: true, at: null, isAutomatic: true }, 'PostgreSQL sees to it.'],
  [{ about: 'disk', isWell: false, freeMb: 120, place: '/x' }, '120\u00a0MB free: more is needed. Make room.'],
  [
    { about: 'database', isWell: false, engine: 'postgresql', version: '15.4', place: 'x', milliseconds: 1400 },
    'PostgreSQL 15.4. It answers in 1400 ms. That is slow: every page waits.',
  ],
] as const satisfies Array<[Finding, string]>)('%o is said: %s', ([finding, text]) => expect(findingText(finding, words, 'en')).toBe(text))
