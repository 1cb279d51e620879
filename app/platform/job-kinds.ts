import { z } from 'zod'
import { CALL_REASONS } from '#app/rules/call-list.ts'

const hash = z.string().regex(/^[0-9a-f]{64}$/)

/** Every kind of later work with what it must know: ids only, so that the queue holds no names, addresses or links. */
export const JOB_PAYLOADS = {
  /** Deletes jobs that were done long ago, and old kept messages. */
  'tidy-jobs': z.object({}),
  /** Deletes what has come to the end of its time of keeping. */
  'apply-retention': z.object({}),
  /** Seals what the audit has noted since the last seal. */
  'seal-audit': z.object({}),
  /** Compares where everybody stands with the events it follows from, and mends what differs. */
  'check-progress': z.object({}),
  /** Makes the backup of the night, where a folder for backups is named. */
  'make-backup': z.object({}),
  /** An invitation by e-mail, as often as it was issued. */
  'send-invitation': z.object({ invitationId: z.uuid(), issue: z.int().min(1) }),
  /** Somebody asked for access to their account; null where nobody has the name they typed, so that asking takes the same time. */
  'answer-recovery': z.object({ personId: z.uuid().nullable() }),
  /** A plan arrived: its receipt for who sent it. */
  'send-receipt': z.object({ submissionId: z.uuid() }),
  /** A plan arrived: the news for one of those who mark it. */
  'send-arrival': z.object({ submissionId: z.uuid(), personId: z.uuid() }),
  /** Work was sent back, or its result released. */
  'send-feedback': z.object({ releaseId: z.uuid() }),
  'send-answer': z.object({ questionId: z.uuid() }),
  /** A question about a criterion: the news for one of those who may answer it. */
  'send-query': z.object({ queryId: z.uuid(), personId: z.uuid(), isThird: z.boolean() }),
  /** What was answered to it: the news for who asked. */
  'send-query-answer': z.object({ queryId: z.uuid() }),
  /** A coordinator reminds somebody; the contact notes when and by whom. */
  'send-reminder': z.object({ contactId: z.uuid(), because: z.enum(CALL_REASONS) }),
  /** Marks the attempts at a quiz again after a question was corrected. */
  'apply-correction': z.object({ correctionId: z.uuid() }),
  /** A result of a quiz changed, or has come: the news for its person. */
  'send-quiz-news': z.object({ noticeId: z.uuid() }),
  /** Counts a report over many people. */
  'count-report': z.object({ reportId: z.uuid() }),
  /** Hands in the attempts whose time is over, and marks what a crash left unmarked. */
  'close-overdue': z.object({}),
  /** Somebody was erased: what lies outside the database follows, by the hashes of the person and of what messages were about. */
  'finish-erasure': z.object({ person: hash, about: z.array(hash).max(1000), files: z.array(z.uuid()).max(10_000).optional() }),
  /** Lets files go that nobody needs any more. */
  'sweep-files': z.object({}),
  /** Erases again who came back with a backup. */
  'repeat-erasures': z.object({}),
} as const

export type JobKind = keyof typeof JOB_PAYLOADS
export type JobPayload<Kind extends JobKind> = z.infer<(typeof JOB_PAYLOADS)[Kind]>

/** The kinds that end in an e-mail. */
export const MAIL_KINDS = [
  'send-invitation',
  'answer-recovery',
  'send-receipt',
  'send-arrival',
  'send-feedback',
  'send-answer',
  'send-query',
  'send-query-answer',
  'send-reminder',
  'send-quiz-news',
] as const satisfies JobKind[]
export type MailKind = (typeof MAIL_KINDS)[number]

/** The kinds in a fixed order. */
export const JOB_KINDS: readonly JobKind[] = Object.keys(JOB_PAYLOADS).filter((kind): kind is JobKind => kind in JOB_PAYLOADS)

/** Whether a word names a kind of later work that this program knows. */
export const isJobKind = (kind: string): kind is JobKind => kind in JOB_PAYLOADS
