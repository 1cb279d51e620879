import { statfs } from 'node:fs/promises'
import path from 'node:path'
import { comparedMigrations, seenMigrations, shippedMigrations } from '#app/platform/archived-migrations.server.ts'
import { folders } from '#app/platform/folders.server.ts'
import type { Settings } from '#app/platform/settings.server.ts'
import type { Db } from '#db/handle.ts'
import { rows } from '#db/handle.ts'
import { sql } from 'drizzle-orm'

/** Less than this on the disk of the data folder, and nothing can be kept there. */
const LEAST_DISK_BYTES = 50_000_000
/** Work that is due and has waited for so long shows that nobody works: a warning, because the pages do not depend on it. */
const LATE_MINUTES = 15

/** Whether this process can answer people, and each thing that was looked at in one word. */
export type Readiness = { isReady: boolean; words: string }

async function databaseWords(db: Db, now: Date): Promise<Array<[string, string]>> {
  const seen = await seenMigrations(db)
  const shipped = shippedMigrations(folders.migrations)
  const migrations = seen.length === shipped.length && comparedMigrations(seen, shipped) === 'own' ? 'ok' : 'behind'
  const before = new Date(now.getTime() - LATE_MINUTES * 60_000).toISOString()
  const late = rows(
    await db.execute(sql`select 1 from jobs where done_at is null and tries < max_tries and run_at < ${before}::timestamptz limit 1`),
  )
  return [
    ['database', 'ok'],
    ['migrations', migrations],
    ['queue', late.length > 0 ? 'late' : 'ok'],
  ]
}

async function diskWord(settings: Settings): Promise<string> {
  const { bavail, bsize } = await statfs(path.dirname(settings.dataDir))
  return bavail * bsize > LEAST_DISK_BYTES ? 'ok' : 'full'
}

/** Looks at the database, its tables, the queue and the disk; two queries. A late queue is said, and does not make a process unready. */
export async function readiness(db: Db, settings: Settings, now: Date): Promise<Readiness> {
  const found = await databaseWords(db, now).catch((): Array<[string, string]> => [['database', 'away']])
  found.push(['disk', await diskWord(settings)])
  const isReady = found.every(([name, word]) => word === 'ok' || name === 'queue')
  return { isReady, words: [isReady ? 'ready' : 'not ready', ...found.map(([name, word]) => `${name}: ${word}`)].join('\n') }
}
