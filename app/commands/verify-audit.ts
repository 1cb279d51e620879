import { verifyAudit as verify } from '#app/platform/audit-chain.server.ts'
import { sealAudit } from '#app/platform/seal-audit.server.ts'
import { secretOf } from '#app/platform/secret.server.ts'
import type { Command } from './command.ts'

/** Checks every seal of the audit, and with --seal closes what is not sealed yet; exit code 1 when a seal is broken. */
export const verifyAudit: Command = {
  name: 'verify-audit',
  usage: '[--seal] [--json]',
  about: 'recomputes the seals of the audit; --seal first seals what was written since',
  needs: 'database',
  async run(words, { database: { db }, settings, now }) {
    const secret = await secretOf(settings)
    if (words.options['seal'] !== undefined) await sealAudit(db, secret, now)
    const verdict = await verify(db, secret)
    const text = verdict.isWhole
      ? `The audit is whole: ${verdict.sealed} entries sealed, ${verdict.unsealed} not yet. Last seal: ${verdict.lastSeal || 'none'}`
      : `NOT WHOLE: entries after number ${Math.max(0, verdict.brokenAfter ?? 0)} do not fit their seal, or the secret is another.`
    return { exitCode: verdict.isWhole ? 0 : 1, text, json: verdict }
  },
}
