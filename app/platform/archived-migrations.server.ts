import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { rows, type Db } from '#db/handle.ts'

/** The hashes of the migrations that this program brings, in order. */
export const shippedMigrations = (folder: string): string[] => readMigrationFiles({ migrationsFolder: folder }).map(({ hash }) => hash)

/** The hashes of the migrations that a database has seen, in order. */
export async function seenMigrations(db: Db): Promise<string[]> {
  const seen = rows<unknown>(await db.execute(sql`select hash from drizzle.__drizzle_migrations order by created_at`))
  return seen.map((row) => z.object({ hash: z.string() }).parse(row).hash)
}

/** What the migrations of an archive are to this program: its own first ones, or those of a newer or of another program. */
export function comparedMigrations(archived: readonly string[], shipped: readonly string[]): 'own' | 'newer' | 'other' {
  if (archived.every((hash, index) => shipped[index] === hash)) return 'own'
  return shipped.every((hash, index) => archived[index] === hash) ? 'newer' : 'other'
}

const journal = z.looseObject({ entries: z.array(z.looseObject({ tag: z.string() })) })

/** Hands a folder with the first migrations only to `work`, so that tables can be made as an older program knew them. */
export async function withFirstMigrations<T>(folder: string, count: number, work: (folder: string) => Promise<T>): Promise<T> {
  const part = await mkdtemp(path.join(tmpdir(), 'passerelle-migrations-'))
  try {
    const whole = journal.parse(JSON.parse(await readFile(path.join(folder, 'meta', '_journal.json'), 'utf8')))
    const entries = whole.entries.slice(0, count)
    await mkdir(path.join(part, 'meta'))
    await writeFile(path.join(part, 'meta', '_journal.json'), JSON.stringify({ ...whole, entries }))
    for (const { tag } of entries) await cp(path.join(folder, `${tag}.sql`), path.join(part, `${tag}.sql`))
    return await work(part)
  } finally {
    await rm(part, { recursive: true, force: true })
  }
}
