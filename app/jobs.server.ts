import { answerRecovery } from './account/entering/answer-recovery.job.server.ts'
import { sendInvitation } from './coordination/invitations/send-invitation.job.server.ts'
import { deleteDoneJobs } from './platform/queue.server.ts'
import { tidyOutbox } from './platform/mail.server.ts'
import { applyRetention } from './privacy/apply-retention.server.ts'
import { sealAudit } from './platform/seal-audit.server.ts'
import type { Work } from './platform/worker.server.ts'

/** Jobs that were done are kept so many days: long enough to see what went out, and for a key to keep meaning the same. */
const KEPT_DAYS = 30

/** Every piece of later work and its handler; and what comes back every day by the clock of Morocco. */
export const work: Work = {
  handlers: {
    'send-invitation': sendInvitation,
    'answer-recovery': answerRecovery,
    'tidy-jobs': async (_payload, { db, settings, now }) => {
      const before = new Date(now.getTime() - KEPT_DAYS * 86_400_000)
      await deleteDoneJobs(db, before)
      await tidyOutbox(settings, before)
    },
    'apply-retention': async (_payload, { db, now }) => {
      await applyRetention(db, { isRehearsal: false }, now)
    },
    'seal-audit': async (_payload, { db, secret, now }) => {
      await sealAudit(db, secret, now)
    },
  },
  recurring: [
    { kind: 'seal-audit', at: '02:50' },
    { kind: 'tidy-jobs', at: '03:10' },
    { kind: 'apply-retention', at: '03:40' },
  ],
}
