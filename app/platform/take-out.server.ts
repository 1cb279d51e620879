import type { Db } from '#db/handle.ts'
import { recordAudit } from './record-audit.server.ts'
import { demandTurn, EXPORTS } from './take-turn.server.ts'

/** A file with personal data of others that leaves the installation: who takes it, what it is about, and how many lines. */
type Leaving = { actorId: string; subject: { kind: string; id: string }; lines: number }

/** What every file with personal data of others asks before it leaves: a turn within the limit (else 429), and a line in the audit. Its door is `asStepped`. */
export async function takeOut(db: Db, { actorId, subject, lines }: Leaving, parts: { secret: string; now: Date }): Promise<void> {
  await demandTurn(db, EXPORTS, actorId, parts)
  await recordAudit(db, { actorId, action: 'data-exported', subject, detail: { lines } }, parts.now)
}

/** Figures or files that the operator takes out at the terminal leave a line in the audit; the machine is theirs, so that no turn is counted. */
export function takeOutByOperator(db: Db, { subject, lines }: Omit<Leaving, 'actorId'>, now: Date): Promise<void> {
  return recordAudit(db, { actorId: null, action: 'data-exported', subject, detail: { lines } }, now)
}
