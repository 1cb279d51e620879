import { readdir, readFile, statfs } from 'node:fs/promises'
import path from 'node:path'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { rows, type Db } from '#db/handle.ts'
import { databasePlace } from './database.server.ts'
import { folders } from './folders.server.ts'
import { lastBackup } from './keep-backups.server.ts'
import type { Settings } from './settings.server.ts'

/** An installation is not well below this much free disk. */
const NEEDED_DISK_MB = 500
/** A database that takes longer for the smallest question slows every page. */
const SLOW_ANSWER_MS = 1_000
/** A daily backup older than this was missed. */
const LATEST_BACKUP_MS = 36 * 3_600_000

/** One thing looked at, as facts: pages and commands put them into words. */
export type Finding = { isWell: boolean } & (
  | { about: 'settings'; isDemonstration: boolean; address: string; isBehindProxy: boolean }
  | { about: 'database'; engine: 'embedded' | 'postgresql'; version: string; place: string; milliseconds: number }
  | { about: 'migrations'; applied: number; shipped: number }
  | { about: 'content'; courses: number; lessons: number; loadedAt: Date | null }
  | { about: 'jobs'; waiting: number; givenUp: number }
  | { about: 'disk'; freeMb: number; place: string }
  | { about: 'maintenance'; at: Date | null; isAutomatic: boolean }
  | { about: 'backups'; at: Date | null; isDaily: boolean }
  | { about: 'versions'; program: string; node: string }
)

type Parts = { db: Db; settings: Settings }

const stored = z.object({
  courses: z.number(),
  lessons: z.number(),
  waiting: z.number(),
  given_up: z.number(),
  loaded_at: z.coerce.date().nullable(),
  maintained_at: z.coerce.date().nullable(),
})

async function databaseFinding({ db, settings }: Parts): Promise<Finding> {
  const started = performance.now()
  const [row] = rows<{ version: string }>(await db.execute(sql`select current_setting('server_version') as version`))
  const milliseconds = Math.round(performance.now() - started)
  return {
    about: 'database',
    isWell: milliseconds < SLOW_ANSWER_MS,
    engine: settings.databaseUrl ? 'postgresql' : 'embedded',
    version: row?.version.split(' ')[0] ?? '?',
    place: databasePlace(settings),
    milliseconds,
  }
}

async function migrationsFinding({ db }: Parts): Promise<Finding> {
  const shipped = (await readdir(folders.migrations)).filter((file) => file.endsWith('.sql')).length
  const [row] = rows<{ applied: number }>(await db.execute(sql`select count(*)::int as applied from drizzle.__drizzle_migrations`))
  const applied = row?.applied ?? 0
  return { about: 'migrations', isWell: applied === shipped, applied, shipped }
}

/** No try is left and nobody works on it: a job on its last try is not given up yet. */
const isGivenUp = sql`(done_at is null and tries >= max_tries and (lease_until is null or lease_until < now()))`

/** What the tables tell, in one query: content, later work, the last tidying. */
async function storedFindings({ db, settings }: Parts): Promise<Finding[]> {
  const [row] = rows<unknown>(
    await db.execute(sql`
      select
        (select count(distinct course_id)::int from course_versions) as courses,
        (select count(distinct key)::int from activities where kind = 'lesson') as lessons,
        (select count(*)::int from jobs where done_at is null and not ${isGivenUp}) as waiting,
        (select count(*)::int from jobs where ${isGivenUp}) as given_up,
        (select changed_at from installation where key = 'content') as loaded_at,
        (select changed_at from installation where key = 'maintenance') as maintained_at`),
  )
  const found = stored.parse(row)
  return [
    { about: 'content', isWell: found.courses > 0, courses: found.courses, lessons: found.lessons, loadedAt: found.loaded_at },
    { about: 'jobs', isWell: found.given_up === 0, waiting: found.waiting, givenUp: found.given_up },
    { about: 'maintenance', isWell: true, at: found.maintained_at, isAutomatic: settings.databaseUrl !== undefined },
  ]
}

async function diskFinding({ settings }: Parts): Promise<Finding> {
  const { bavail, bsize } = await statfs(path.dirname(settings.dataDir))
  const freeMb = Math.round((bavail * bsize) / 1_000_000)
  return { about: 'disk', isWell: freeMb > NEEDED_DISK_MB, freeMb, place: settings.dataDir }
}

/** A backup of each night is expected where a folder for them is named. */
async function backupsFinding({ settings }: Parts, now: Date): Promise<Finding> {
  if (settings.backupDir === undefined) return { about: 'backups', isWell: true, at: null, isDaily: false }
  const at = await lastBackup(settings.backupDir)
  return { about: 'backups', isWell: at !== null && now.getTime() - at.getTime() < LATEST_BACKUP_MS, at, isDaily: true }
}

async function versionsFinding(): Promise<Finding> {
  const manifest = z.object({ version: z.string() }).parse(JSON.parse(await readFile(path.join(folders.root, 'package.json'), 'utf8')))
  return { about: 'versions', isWell: true, program: manifest.version, node: process.versions.node }
}

const settingsFinding = ({ settings }: Parts): Finding => ({
  about: 'settings',
  isWell: true,
  isDemonstration: settings.isDemonstration,
  address: settings.baseUrl ?? `http://${settings.host}:${settings.port}`,
  isBehindProxy: settings.trustsProxy,
})

/** Looks at everything an installation needs and answers the findings in a fixed order; three queries. */
export async function examine(parts: Parts): Promise<Finding[]> {
  const database = await databaseFinding(parts)
  const migrations = await migrationsFinding(parts)
  const kept = await storedFindings(parts)
  return [
    settingsFinding(parts),
    database,
    migrations,
    ...kept,
    await diskFinding(parts),
    await backupsFinding(parts, new Date()),
    await versionsFinding(),
  ]
}
