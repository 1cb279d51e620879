import { randomInt, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { and, eq, gte } from 'drizzle-orm'
import { afterAll, describe, expect, test } from 'vitest'
import { openEmbedded, openPostgres, type Database } from '#db/client.server.ts'
import { practiceAnswers } from '#db/schema/quizzes.ts'
import { revisions } from '#db/schema/plans.ts'
import { idOf } from '#db/seed/named-id.ts'
import { castOn, type Caller } from '../support/caller.ts'
import { startPostgres, type TestPostgres } from '../support/postgres.ts'
import { PARTS, planOf, send, storedTexts, type Save } from '../support/saves.ts'
import { startSite, type Site } from '../support/site.ts'

/** How often the server is killed on each engine: once in `npm test`, fifty times in `npm run test:long`. */
const KILLS = process.env['LONG'] ? 50 : 1
const SAVES = 20

let postgres: TestPostgres | undefined
const folders: string[] = []

afterAll(async () => {
  await postgres?.stop()
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })))
})

/** Where a world lives while its server comes and goes. */
type World = { start: () => Promise<Site>; look: () => Promise<Database> }

async function embeddedWorld(): Promise<World> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'passerelle-kill-'))
  folders.push(dataDir)
  return { start: () => startSite({ dataDir }), look: () => openEmbedded(dataDir) }
}

async function postgresWorld(): Promise<World> {
  postgres ??= await startPostgres()
  const admin = await openPostgres(postgres.url, { connections: 1, prepare: false })
  await admin.db.execute('drop database if exists passerelle_kill with (force)')
  await admin.db.execute('create database passerelle_kill')
  await admin.close()
  const url = new URL(postgres.url)
  url.pathname = '/passerelle_kill'
  const dataDir = await mkdtemp(path.join(tmpdir(), 'passerelle-kill-'))
  folders.push(dataDir)
  return { start: () => startSite({ dataDir, databaseUrl: url.href }), look: () => openPostgres(url.href, { connections: 1 }) }
}

/** Four parts are written at once, each save on top of the one before, until the server is gone. */
async function writeUntilKilled(caller: Caller, plan: string, round: number, site: Site): Promise<Save[]> {
  const saves: Save[] = []
  const killAfter = randomInt(1, SAVES - PARTS.length)
  let acknowledged = 0
  await Promise.all(
    PARTS.map(async (part) => {
      let basedOn = ''
      for (let n = 0; n < SAVES / PARTS.length; n += 1) {
        const save: Save = { id: randomUUID(), part, text: `Tour ${round}, ${part}, texte ${n}`, basedOn, revision: undefined }
        saves.push(save)
        await send(caller, plan, save)
        basedOn = save.revision ?? ''
        acknowledged += 1
        if (acknowledged === killAfter) site.process.kill('SIGKILL')
      }
    }).map((writing) => writing.catch(() => undefined)),
  )
  return saves
}

async function answerPractice(caller: Caller, step: string): Promise<void> {
  const form = await (await caller.get('/lecons/c10-m1-l1/questions/1')).text()
  const names = [...form.matchAll(/<(?:input|select)[^>]*\bname="((?:pair|place)-\d+|choice|typed)"/g)].map(([, name]) => name ?? '')
  const answer = await caller.post('/lecons/c10-m1-l1/questions/1', { step, ...Object.fromEntries(names.map((name) => [name, '0'])) })
  if (answer.status !== 303) throw new Error(`A practice answer was answered ${answer.status}`)
}

describe.each([
  ['embedded database', embeddedWorld],
  ['PostgreSQL', postgresWorld],
] as const)('kill -9 of the server on the %s', (_engine, newWorld) => {
  test(`during ${SAVES} saves, ${KILLS} times, loses no acknowledged save, and what is sent again is there once`, async () => {
    const world = await newWorld()
    const all: Save[] = []
    const step = randomUUID()
    const began = new Date()
    let caller: Caller | undefined
    let plan = ''
    for (let round = 1; round <= KILLS; round += 1) {
      const site = await world.start()
      caller = caller?.at(site.origin) ?? (await castOn(site.origin, 'fatou'))
      plan ||= await planOf(caller)
      await answerPractice(caller, step)
      const ended = new Promise((resolve) => site.process.once('exit', resolve))
      const saves = await writeUntilKilled(caller, plan, round, site)
      await ended

      const after = await world.start()
      const again = caller.at(after.origin)
      const acknowledged = saves.filter(({ revision }) => revision !== undefined)
      const answered = acknowledged.map(({ revision }) => revision)
      expect(acknowledged.length).toBeGreaterThan(0)
      expect(acknowledged.length).toBeLessThan(SAVES)
      // The phone sends again what it has no answer for; sent twice, and even with what was answered, nothing doubles.
      for (const save of [...saves, ...saves]) await send(again, plan, save)
      expect(acknowledged.map(({ revision }) => revision)).toEqual(answered)
      await answerPractice(again, step)
      await after.stop()
      all.push(...saves)
    }
    const database = await world.look()
    try {
      expect(await storedTexts(database.db, 'Tour ')).toEqual(all.map(({ text }) => text).sort())
      const answers = await database.db
        .select({ lessonKey: practiceAnswers.lessonKey })
        .from(practiceAnswers)
        .where(and(eq(practiceAnswers.personId, idOf('fatou')), gte(practiceAnswers.at, began)))
      expect(answers).toEqual([{ lessonKey: 'c10-m1-l1' }])
      const ofFatou = await database.db
        .select({ id: revisions.id })
        .from(revisions)
        .where(eq(revisions.authorId, idOf('fatou')))
      expect(ofFatou.map(({ id }) => id)).toEqual(expect.arrayContaining(all.flatMap(({ revision }) => revision ?? [])))
    } finally {
      await database.close()
    }
  })
})
