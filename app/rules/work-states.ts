/** The states of one hand-in of a final assignment; always derived from facts, never stored. */
export const WORK_STATES = [
  'draft',
  'submitted',
  'in-marking',
  'marked',
  'ready',
  'released',
  'returned',
  'withdrawn',
  'excused',
  'cancelled',
] as const
export type WorkState = (typeof WORK_STATES)[number]

export const VERDICTS = ['return', 'validate'] as const
export type Verdict = (typeof VERDICTS)[number]

/** Who holds a piece of work for marking: since when, when they last saved, and until when. */
export type Lease = { by: string; takenAt: Date; renewedAt: Date; expiresAt: Date }

/** How far marking has come: nothing set, something set, every required criterion of every required mark set. */
export const MARKING_STAGES = ['none', 'begun', 'complete'] as const
export type MarkingStage = (typeof MARKING_STAGES)[number]

/** The facts about one round of a piece of work. `release` is the one in force: null when nothing was released or it was retracted. */
export type WorkFacts = {
  /** Everybody who wrote it: none of them may mark it. */
  authorIds: readonly string[]
  /** 1 for the first hand-in. */
  round: number
  handedInAt: Date | null
  withdrawnAt: Date | null
  lease: Lease | null
  marking: MarkingStage
  /** Whose turn it is where work is marked more than once; the first marker's where nothing is said. */
  turn?: 'first' | 'second' | 'moderator'
  /** Who has marked it already: none of them marks it again. */
  markedBy?: readonly string[]
  /** Who belongs to an organisation of its authors: none of them marks it. */
  sharesOrganisation?: readonly string[]
  decision: { verdict: Verdict; by: string; at: Date } | null
  release: { by: string; at: Date } | null
  excusedAt: Date | null
  cancelledAt: Date | null
}

/** The facts of a round that nobody has handed in yet. */
export function freshRound(authorIds: readonly string[], round = 1): WorkFacts {
  return {
    authorIds,
    round,
    handedInAt: null,
    withdrawnAt: null,
    lease: null,
    marking: 'none',
    decision: null,
    release: null,
    excusedAt: null,
    cancelledAt: null,
  }
}

/** The lease that holds at an instant, if there is one. */
export function liveLease(work: Pick<WorkFacts, 'lease'>, now: Date): Lease | null {
  return work.lease && work.lease.expiresAt > now ? work.lease : null
}

/** The state of a piece of work at an instant. */
export function workState(work: WorkFacts, now: Date): WorkState {
  if (work.cancelledAt) return 'cancelled'
  if (work.excusedAt) return 'excused'
  if (!work.handedInAt) return 'draft'
  if (work.withdrawnAt && work.withdrawnAt >= work.handedInAt) return 'withdrawn'
  if (work.decision && !work.release) return 'ready'
  if (work.decision) return work.decision.verdict === 'return' ? 'returned' : 'released'
  if (work.marking === 'complete') return 'marked'
  return liveLease(work, now) ? 'in-marking' : 'submitted'
}

/** What lists and boards show of a person's work in a run. */
export const LINE_STATUSES = [
  'not-started',
  'draft',
  'submitted',
  'late',
  'being-marked',
  'feedback-ready',
  'read',
  'to-revise',
  'passed',
  'not-passed',
  'missing',
  'excused',
] as const
export type LineStatus = (typeof LINE_STATUSES)[number]

/** The facts of a person's line in a run: their latest round, and what they may still do. */
export type LineFacts = {
  isExcused: boolean
  latest: WorkFacts | null
  /** Whether anything was written since the latest round was opened. */
  hasDraft: boolean
  /** The result of the latest release: null where no result was given. */
  isPassed: boolean | null
  readAt: Date | null
  /** Whether the latest hand-in counts as late by the deadline of today. */
  isLate: boolean
  cutOffAt: Date | null
}

const BEING_MARKED: readonly WorkState[] = ['in-marking', 'marked', 'ready']

/**
 * The status of a line. "Missing" means that hand-in has closed, nothing was handed in and nobody excused it. A released validation is
 * "feedback-ready" until it is read, then passed or not passed; work sent back stays "to revise" until it is handed in again.
 */
export function lineStatus(line: LineFacts, now: Date): LineStatus {
  const state = line.latest && workState(line.latest, now)
  if (line.isExcused || state === 'excused') return 'excused'
  if (state === 'returned') return 'to-revise'
  if (line.latest && state && BEING_MARKED.includes(state)) return 'being-marked'
  if (state === 'submitted') return line.isLate && line.latest?.round === 1 ? 'late' : 'submitted'
  if (state === 'released') return releasedStatus(line)
  if (line.latest && line.latest.round > 1 && state !== 'cancelled') return 'to-revise'
  if (line.cutOffAt && now > line.cutOffAt) return 'missing'
  return line.hasDraft || state === 'withdrawn' ? 'draft' : 'not-started'
}

function releasedStatus(line: LineFacts): LineStatus {
  if (!line.readAt) return 'feedback-ready'
  if (line.isPassed === null) return 'read'
  return line.isPassed ? 'passed' : 'not-passed'
}
