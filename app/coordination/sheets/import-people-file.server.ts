import { eq } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { cohorts } from '#db/schema/cohorts.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { secretOf } from '#app/platform/secret.server.ts'
import type { Settings } from '#app/platform/settings.server.ts'
import { checkRows, matched, matchFault, unknownHeaders, type MatchFault, type SheetDraft } from '#app/rules/people-sheet.ts'
import { inviteRows, type InviteReport } from './invite-rows.server.ts'
import { isTakingIn, surroundingsOf } from './sheets.queries.server.ts'
import { draftFromFile, type SheetRefusal } from './upload-sheet.server.ts'

/** Who works at the terminal of the server: nobody of the installation, with the reach of an administrator. */
const OPERATOR: Viewer = {
  ...{ id: '', name: '', language: 'fr', isAdministrator: true, isAuthor: false, hasSecondFactor: false, isSharedPhone: false },
  ...{ trains: [], trainsCourses: [], coordinates: [], organisations: [], leads: [], provenAt: new Date(0), seenBy: null },
}

export type ImportedPeople = {
  report: InviteReport
  faulty: Array<{ line: number; because: string[] }>
  withheld: SheetDraft['withheld']
  unknown: string[]
}

class PutBack extends Error {}

/** Invites the people of a file in one go, with its columns as their headers are guessed. A trial does everything and puts it back. */
export async function importPeopleFile(
  db: Db,
  asked: { bytes: Uint8Array; cohortId: string; isTrial: boolean; settings: Settings },
  now: Date,
): Promise<({ ok: true } & ImportedPeople) | { ok: false; because: SheetRefusal | MatchFault | 'unknown-cohort' }> {
  const { cohortId, isTrial } = asked
  if ((await db.$count(cohorts, eq(cohorts.id, cohortId))) === 0) return { ok: false, because: 'unknown-cohort' }
  if (!(await isTakingIn(db, cohortId))) return { ok: false, because: 'closed' }
  const read = draftFromFile(asked.bytes, 'fr')
  if (!read.ok) return read
  const fields = read.draft.columns.map(({ field }) => field)
  const fault = matchFault(fields)
  if (fault) return { ok: false, because: fault }
  const draft = matched(read.draft, fields)
  const rows = checkRows(draft, await surroundingsOf(db, OPERATOR, cohortId))
  const faulty = rows
    .filter(({ state }) => state === 'faulty')
    .map(({ line, problems }) => ({ line, because: problems.map(({ because }) => because) }))
  const secret = await secretOf(asked.settings)
  const invite = async (tx: Db) => {
    const outcome = await inviteRows(tx, OPERATOR, { cohortId, draft, actorId: null }, secret, now)
    return outcome.ok
      ? { ok: true as const, report: outcome.report, faulty, withheld: draft.withheld, unknown: unknownHeaders(draft) }
      : outcome
  }
  if (!isTrial) return db.transaction(invite)
  let outcome: Awaited<ReturnType<typeof invite>> | undefined
  await db
    .transaction(async (tx) => {
      outcome = await invite(tx)
      throw new PutBack()
    })
    .catch((error: unknown) => {
      if (!(error instanceof PutBack)) throw error
    })
  return outcome ?? { ok: false, because: 'closed' }
}
