import { answerRecovery } from './account/entering/answer-recovery.job.server.ts'
import { sendReminder } from './coordination/send-reminder.job.server.ts'
import { countReportJob } from './coordination/reports/count-report.job.server.ts'
import { sendInvitation } from './coordination/invitations/send-invitation.job.server.ts'
import { sendArrival } from './grading/send-arrival.job.server.ts'
import { sendAnswer } from './grading/asking/send-answer.job.server.ts'
import { sendQuery } from './grading/criterion/send-query.job.server.ts'
import { sendQueryAnswer } from './grading/criterion/send-query-answer.job.server.ts'
import { sendFeedback } from './grading/send-feedback.job.server.ts'
import { sendReceipt } from './learning/plan/send-receipt.job.server.ts'
import { sweepAttempts } from './learning/quiz/close-overdue-attempts.server.ts'
import { applyCorrection } from './quizzes/correcting/apply-correction.job.server.ts'
import { sendQuizNews } from './quizzes/send-quiz-news.job.server.ts'
import { deleteDoneJobs } from './platform/queue.server.ts'
import { eraseKept } from './platform/mail.server.ts'
import { applyRetention } from './privacy/apply-retention.server.ts'
import { erasureListOf, listedErasures, listErasure } from './privacy/erasure-list.server.ts'
import { repeatErasures } from './privacy/repeat-erasures.server.ts'
import { keepBackups } from './platform/keep-backups.server.ts'
import { checkProgress } from './platform/check-progress.server.ts'
import { fileStoreOf } from './platform/file-store.server.ts'
import { removeBytes, sweepFiles } from './platform/sweep-files.server.ts'
import { sealAudit } from './platform/seal-audit.server.ts'
import type { Work } from './platform/worker.server.ts'

/** Jobs that were done are kept so many days: long enough to see what went out, and for a key to keep meaning the same. */
const KEPT_DAYS = 30

/** Every piece of later work and its handler; and what comes back every day by the clock of Morocco. */
export const work: Work = {
  handlers: {
    'send-invitation': sendInvitation,
    'answer-recovery': answerRecovery,
    'send-receipt': sendReceipt,
    'send-arrival': sendArrival,
    'send-feedback': sendFeedback,
    'send-answer': sendAnswer,
    'send-query': sendQuery,
    'send-query-answer': sendQueryAnswer,
    'send-reminder': sendReminder,
    'finish-erasure': async ({ person, about, files = [] }, { settings }) => {
      await listErasure(settings, person)
      await eraseKept(settings, about)
      await removeBytes(fileStoreOf(settings), files)
    },
    'sweep-files': async (_payload, { db, settings, now }) => {
      await sweepFiles(db, fileStoreOf(settings), now)
    },
    'apply-correction': applyCorrection,
    'send-quiz-news': sendQuizNews,
    'count-report': countReportJob,
    'close-overdue': async (_payload, { db, now }) => {
      await sweepAttempts(db, now)
    },
    'repeat-erasures': async (_payload, { db, settings, now }) => {
      await repeatErasures(db, await listedErasures(erasureListOf(settings)), now)
    },
    'tidy-jobs': async (_payload, { db, now }) => {
      await deleteDoneJobs(db, new Date(now.getTime() - KEPT_DAYS * 86_400_000))
    },
    'apply-retention': async (_payload, { db, settings, now }) => {
      await applyRetention(db, { isRehearsal: false, dataDir: settings.dataDir }, now)
    },
    'seal-audit': async (_payload, { db, secret, now }) => {
      await sealAudit(db, secret, now)
    },
    'check-progress': checkProgress,
    'make-backup': async (_payload, { db, settings, now }) => {
      await keepBackups(db, settings, now)
    },
  },
  recurring: [
    { kind: 'make-backup', at: '02:10' },
    { kind: 'seal-audit', at: '02:50' },
    { kind: 'close-overdue', at: '02:30' },
    { kind: 'repeat-erasures', at: '03:00' },
    { kind: 'check-progress', at: '04:10' },
    { kind: 'tidy-jobs', at: '03:10' },
    { kind: 'sweep-files', at: '03:20' },
    { kind: 'apply-retention', at: '03:40' },
  ],
}
