import { eq } from 'drizzle-orm'
import type { Viewer } from '#app/access/viewer.ts'
import type { Db } from '#db/handle.ts'
import { bankImports } from '#db/schema/bank.ts'
import { importQuestions, type ImportOutcome } from '../import-questions.server.ts'
import type { keptFile } from './kept-file.queries.server.ts'

/** Takes the questions of a file whose report was read; the file then goes. A file that is refused changes nothing and stays. */
export function takeFile(
  db: Db,
  viewer: Pick<Viewer, 'id'>,
  { id, ...file }: NonNullable<Awaited<ReturnType<typeof keptFile>>>,
  now: Date,
): Promise<ImportOutcome> {
  return db.transaction(async (tx) => {
    const outcome = await importQuestions(tx, { ...file, isTrial: false, actorId: viewer.id }, now)
    if (outcome.ok) await tx.delete(bankImports).where(eq(bankImports.id, id))
    return outcome
  })
}
