import { z } from 'zod'

/** Every kind of later work with what it must know: ids only, so that the queue holds no names, addresses or links. */
export const JOB_PAYLOADS = {
  /** Deletes jobs that were done long ago, and old kept messages. */
  'tidy-jobs': z.object({}),
  /** Deletes what has come to the end of its time of keeping. */
  'apply-retention': z.object({}),
  /** Seals what the audit has noted since the last seal. */
  'seal-audit': z.object({}),
  /** An invitation by e-mail, as often as it was issued. */
  'send-invitation': z.object({ invitationId: z.uuid(), issue: z.int().min(1) }),
  /** Somebody asked for access to their account; null where nobody has the name they typed, so that asking takes the same time. */
  'answer-recovery': z.object({ personId: z.uuid().nullable() }),
} as const

export type JobKind = keyof typeof JOB_PAYLOADS
export type JobPayload<Kind extends JobKind> = z.infer<(typeof JOB_PAYLOADS)[Kind]>

/** The kinds in a fixed order. */
export const JOB_KINDS: readonly JobKind[] = Object.keys(JOB_PAYLOADS).filter((kind): kind is JobKind => kind in JOB_PAYLOADS)

/** Whether a word names a kind of later work that this program knows. */
export const isJobKind = (kind: string): kind is JobKind => kind in JOB_PAYLOADS
