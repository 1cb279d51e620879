import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { viewerOf } from '#app/access/test-viewers.ts'
import { runOfModel, type RunModel } from '#app/rules/quiz-runs.ts'
import type { Db } from '#db/handle.ts'
import { auditEntries } from '#db/schema/operations.ts'
import { attempts, quizExceptions, quizRuns } from '#db/schema/quizzes.ts'
import { idOf } from '#db/seed/named-id.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { test } from '#db/test-world.ts'
import { grantException } from './grant-exception.server.ts'
import { steeredQuiz } from './quizzes.queries.server.ts'
import { removeException } from './remove-exception.server.ts'
import { saveSettings } from './save-settings.server.ts'

const quiz = { cohortId: idOf('cohort:sale'), quizKey: 'c10-m1-quiz' }
const noDates = { opensDay: null, opensTime: null, closesDay: null, closesTime: null }
const minutes = (count: number) => new Date(TEST_NOW.getTime() + count * 60_000)

async function save(db: Db, model: RunModel, revision: number, dates = {}) {
  const { opensAt: _opens, closesAt: _closes, ...settings } = runOfModel(model)
  return saveSettings(db, await viewerOf(db, 'sarah'), quiz, { ...settings, ...noDates, ...dates }, revision, TEST_NOW)
}

async function openAttempt(db: Db, deadlineAt: Date | null): Promise<string> {
  const steered = (await steeredQuiz(db, await viewerOf(db, 'sarah'), quiz.cohortId, quiz.quizKey, 'fr'))!
  await db.delete(attempts).where(and(eq(attempts.personId, idOf('chantal')), eq(attempts.quizKey, quiz.quizKey)))
  const [made] = await db
    .insert(attempts)
    .values({
      ...{ personId: idOf('chantal'), enrolmentId: idOf('enrolment:sale:chantal'), versionId: steered.versionId },
      ...{ quizKey: quiz.quizKey, n: 1, seed: 1, startedAt: TEST_NOW, deadlineAt },
    })
    .returning({ id: attempts.id })
  return made!.id
}

const deadlineOf = async (db: Db, id: string) => (await db.select().from(attempts).where(eq(attempts.id, id)))[0]!.deadlineAt

describe('the settings of a cohort’s quiz', () => {
  test('are kept with an entry in the audit; who saves second is told and changes nothing', async ({ db }) => {
    expect(await save(db, 'exam', 0)).toEqual({ ok: true })
    expect(await save(db, 'once', 0)).toEqual({ ok: false, because: 'changed-meanwhile' })
    const [run] = await db.select().from(quizRuns).where(eq(quizRuns.quizKey, quiz.quizKey))
    expect(run).toMatchObject({ limitMinutes: 30, maxAttempts: 2, delayMinutes: 60, revision: 1 })
    expect(await db.select().from(auditEntries).where(eq(auditEntries.action, 'quiz-settings-changed'))).toHaveLength(1)
    expect(await save(db, 'once', 1)).toEqual({ ok: true })
  })

  test('a day alone opens at its beginning and closes at its end; a closing before the opening is refused', async ({ db }) => {
    expect(await save(db, 'usual', 0, { opensDay: '2026-12-02', closesDay: '2026-12-01' })).toEqual({
      ...{ ok: false, because: 'closes-before-it-opens' },
    })
    await save(db, 'usual', 0, { opensDay: '2026-12-01', closesDay: '2026-12-01' })
    const [run] = await db.select().from(quizRuns).where(eq(quizRuns.quizKey, quiz.quizKey))
    expect(run?.opensAt?.toISOString()).toBe('2026-12-01T00:00:00.000Z')
    expect(run?.closesAt?.toISOString()).toBe('2026-12-01T23:59:59.999Z')
  })

  test('belong to the trainers and coordinators of the cohort', async ({ db }) => {
    for (const name of ['sarah', 'claire'])
      expect(await steeredQuiz(db, await viewerOf(db, name), quiz.cohortId, quiz.quizKey, 'fr')).toBeDefined()
    for (const name of ['hicham', 'chantal']) {
      expect(await steeredQuiz(db, await viewerOf(db, name), quiz.cohortId, quiz.quizKey, 'fr')).toBeUndefined()
    }
  })
})

describe('exceptions', () => {
  const grant = async (db: Db, changes = {}) =>
    grantException(
      db,
      await viewerOf(db, 'sarah'),
      quiz,
      {
        ...{ id: randomUUID(), subject: `person:${idOf('chantal')}`, extraMinutes: 15, extraAttempts: null },
        ...{ closesDay: null, closesTime: null, reason: 'Téléphone prêté' },
        ...changes,
      },
      TEST_NOW,
    )

  test('more time reaches an attempt that began before it, and taking it back takes none away', async ({ db }) => {
    await save(db, 'exam', 0)
    const id = await openAttempt(db, minutes(30))
    const exception = randomUUID()
    expect(await grant(db, { id: exception })).toEqual({ ok: true })
    expect(await grant(db, { id: exception })).toEqual({ ok: true })
    expect(await db.select().from(quizExceptions)).toHaveLength(1)
    expect(await deadlineOf(db, id)).toEqual(minutes(45))
    await removeException(db, await viewerOf(db, 'sarah'), quiz, exception, TEST_NOW)
    expect(await db.select().from(quizExceptions)).toEqual([])
    expect(await deadlineOf(db, id)).toEqual(minutes(45))
  })

  test('one that gives nothing is refused, and somebody outside the cohort does not exist', async ({ db }) => {
    expect(await grant(db, { extraMinutes: null })).toEqual({ ok: false, because: 'gives-nothing' })
    await expect(grant(db, { subject: `person:${idOf('moussa')}` })).rejects.toMatchObject({ status: 404 })
  })
})
