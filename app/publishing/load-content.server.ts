import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '#db/handle.ts'
import { installation } from '#db/schema/operations.ts'
import { compile } from './compile.ts'
import type { Problem } from './compiled-course.ts'
import { loadCourses } from './load-courses.server.ts'

/** What loading the content folder did; `skipped` are the problems that kept a file out. */
export type ContentReport = {
  imported: Array<{ course: string; version: number }>
  unchanged: string[]
  skipped: Array<{ item: string; place: string; reason: string }>
  milliseconds: number
}

const state = z.object({ fingerprint: z.string() })

/** One hash over every file of the content folder: tells within milliseconds that nothing changed. */
async function fingerprintOf(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
  const contents = await Promise.all(files.map((file) => readFile(file)))
  const hash = createHash('sha256')
  files.forEach((file, index) =>
    hash
      .update(path.relative(folder, file))
      .update('\0')
      .update(contents[index] ?? ''),
  )
  return hash.digest('hex')
}

const asSkipped = (problem: Problem) => ({ item: problem.rule, place: `${problem.file}:${problem.line}`, reason: problem.message })

/** Compiles the content folder and loads what changed since the last time. `today` is the day against which review dates are read. */
export async function loadContent(db: Db, folder: string, today: string): Promise<ContentReport> {
  const started = performance.now()
  const fingerprint = await fingerprintOf(folder)
  const [kept] = await db.select({ value: installation.value }).from(installation).where(eq(installation.key, 'content'))
  if (kept && state.safeParse(kept.value).data?.fingerprint === fingerprint) {
    return { imported: [], unchanged: ['all'], skipped: [], milliseconds: Math.round(performance.now() - started) }
  }
  const { courses, problems } = await compile(folder, { today })
  const report = await loadCourses(db, courses)
  const value = { fingerprint }
  await db
    .insert(installation)
    .values({ key: 'content', value })
    .onConflictDoUpdate({ target: installation.key, set: { value, changedAt: new Date() } })
  return { ...report, skipped: problems.map(asSkipped), milliseconds: Math.round(performance.now() - started) }
}
