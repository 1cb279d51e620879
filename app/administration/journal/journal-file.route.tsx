import { z } from 'zod'
import { asAdministrator, asStepped } from '#app/access/guard.server.ts'
import { csvTable } from '#app/exchange/csv.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'
import { demandTurn, EXPORTS } from '#app/platform/take-turn.server.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import { actionText } from './action-text.ts'
import { journalFilter } from './journal.forms.ts'
import { journal } from './journal.queries.server.ts'
import { journalWords } from './words/words.ts'

/** More lines than a spreadsheet shows well are narrowed by days. */
const MOST_LINES = 50_000

export const loader = asStepped(asAdministrator, z.object({}), async ({ db, viewer, url, language, now, secret }) => {
  await demandTurn(db, EXPORTS, viewer.id, { secret, now })
  const { columns, actions, terminal, erased } = journalWords[language]
  const filter = journalFilter.parse(Object.fromEntries(url.searchParams))
  const entries = await journal(db, filter, MOST_LINES)
  await recordAudit(
    db,
    { actorId: viewer.id, action: 'journal-exported', subject: { kind: 'journal', id: 'csv' }, detail: { lines: entries.length } },
    now,
  )
  const lines = entries.map((entry) => [
    entry.at.toISOString(),
    entry.actor ?? (entry.actorKey === null ? terminal : erased),
    actionText(entry.action, actions),
    entry.subjectKind === 'person' ? (entry.person ?? erased) : `${entry.subjectKind ?? ''} ${entry.subjectId ?? ''}`,
    [entry.device, entry.network].filter((part) => part !== '').join(' · '),
    JSON.stringify(entry.detail),
  ])
  return new Response(csvTable([[columns.when, columns.who, columns.what, columns.whom, columns.where, columns.detail], ...lines]), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="passerelle-journal-${moroccoDay(now)}.csv"`,
    },
  })
})
