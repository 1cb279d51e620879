import { and, eq } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { sheetDrafts } from '#db/schema/cohorts.ts'
import type { Viewer } from '#app/access/viewer.ts'
import type { FileRefusal } from '#app/exchange/import-report.ts'
import { readPeopleFile } from '#app/exchange/read-people.ts'
import type { Language } from '#app/rules/languages.ts'
import { draftOf, type SheetDraft, type SheetFault } from '#app/rules/people-sheet.ts'
import { isTakingIn } from './sheets.queries.server.ts'

export type SheetRefusal = FileRefusal | SheetFault | 'closed' | 'no-file'

/** A file as a draft, without any database: forbidden columns are dropped before a cell of them is looked at. */
export function draftFromFile(
  bytes: Uint8Array,
  language: Language,
): { ok: true; draft: SheetDraft } | { ok: false; because: SheetRefusal } {
  if (bytes.length === 0) return { ok: false, because: 'no-file' }
  const read = readPeopleFile(bytes)
  if (!read.ok) return read
  return draftOf(read.rows, language, read.warnings)
}

/** Keeps a file of people as a draft for its uploader; nobody is invited. A draft before it for the same cohort goes. */
export async function uploadSheet(
  db: Db,
  viewer: Viewer,
  cohortId: string,
  bytes: Uint8Array,
  now: Date,
): Promise<{ ok: true; id: string } | { ok: false; because: SheetRefusal }> {
  if (!(await isTakingIn(db, cohortId))) return { ok: false, because: 'closed' }
  const made = draftFromFile(bytes, 'fr')
  if (!made.ok) return made
  return db.transaction(async (tx) => {
    await tx.delete(sheetDrafts).where(and(eq(sheetDrafts.madeBy, viewer.id), eq(sheetDrafts.cohortId, cohortId)))
    const id = crypto.randomUUID()
    await tx.insert(sheetDrafts).values({ id, cohortId, madeBy: viewer.id, draft: made.draft, createdAt: now })
    return { ok: true, id } as const
  })
}
