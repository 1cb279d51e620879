import { readdir, statfs } from 'node:fs/promises'
import path from 'node:path'
import { sql } from 'drizzle-orm'
import { rows } from '#db/handle.ts'
import { databasePlace } from '#app/platform/database.server.ts'
import { folders } from '#app/platform/folders.server.ts'
import type { Command, CommandParts } from './command.ts'

type Finding = { name: string; isWell: boolean; says: string }

const NEEDED_DISK_MB = 500

async function migrations({ database: { db } }: CommandParts): Promise<Finding> {
  const shipped = (await readdir(folders.migrations)).filter((file) => file.endsWith('.sql')).length
  const [row] = rows<{ applied: number }>(await db.execute(sql`select count(*)::int as applied from drizzle.__drizzle_migrations`))
  const applied = row?.applied ?? 0
  const says =
    applied === shipped
      ? `${applied} of ${shipped} applied`
      : `${applied} applied, ${shipped} shipped: ${applied > shipped ? 'the program is older than the database' : 'start the server once'}`
  return { name: 'migrations', isWell: applied === shipped, says }
}

async function database({ database: { db, engine }, settings }: CommandParts): Promise<Finding> {
  const started = performance.now()
  const [row] = rows<{ version: string }>(await db.execute(sql`select current_setting('server_version') as version`))
  return {
    name: 'database',
    isWell: true,
    says: `${engine} ${row?.version ?? '?'} at ${databasePlace(settings)}, answers in ${Math.round(performance.now() - started)} ms`,
  }
}

async function content({ database: { db } }: CommandParts): Promise<Finding> {
  const [row] = rows<{ courses: number; lessons: number }>(
    await db.execute(sql`
      select count(distinct v.course_id)::int as courses, count(distinct a.key) filter (where a.kind = 'lesson')::int as lessons
      from course_versions v left join activities a on a.version_id = v.id`),
  )
  const isWell = (row?.courses ?? 0) > 0
  return {
    name: 'content',
    isWell,
    says: isWell ? `${row?.courses} courses, ${row?.lessons} lessons` : 'no course is loaded: run lms load-content',
  }
}

async function later({ database: { db } }: CommandParts): Promise<Finding> {
  const [row] = rows<{ waiting: number; dead: number }>(
    await db.execute(sql`
      select count(*) filter (where done_at is null and tries < max_tries)::int as waiting, count(*) filter (where done_at is null and tries >= max_tries)::int as dead from jobs`),
  )
  return { name: 'jobs', isWell: (row?.dead ?? 0) === 0, says: `${row?.waiting ?? 0} waiting, ${row?.dead ?? 0} given up` }
}

async function disk({ settings }: CommandParts): Promise<Finding> {
  const { bavail, bsize } = await statfs(path.dirname(settings.dataDir))
  const free = Math.round((bavail * bsize) / 1_000_000)
  return { name: 'disk', isWell: free > NEEDED_DISK_MB, says: `${free} MB free beside ${settings.dataDir}` }
}

const settingsFinding = ({ settings }: CommandParts): Finding => ({
  name: 'settings',
  isWell: true,
  says: `${settings.isDemonstration ? 'demonstration' : 'real use'}, http on ${settings.host}:${settings.port}${settings.trustsProxy ? ' behind a proxy' : ''}`,
})

/** Looks at everything an installation needs and says in words what is well and what is not; exit code 1 when something is not. */
export const doctor: Command = {
  name: 'doctor',
  usage: '[--json]',
  about: 'settings, database, migrations, content, jobs, disk and versions, in words',
  needs: 'database',
  async run(_words, parts) {
    const versions = { name: 'versions', isWell: true, says: `Node ${process.versions.node}` }
    const findings = [
      settingsFinding(parts),
      await database(parts),
      await migrations(parts),
      await content(parts),
      await later(parts),
      await disk(parts),
      versions,
    ]
    const text = findings.map(({ name, isWell, says }) => `${isWell ? 'well    ' : 'NOT WELL'} ${name.padEnd(12)} ${says}`).join('\n')
    return { exitCode: findings.every(({ isWell }) => isWell) ? 0 : 1, text, json: { findings } }
  },
}
