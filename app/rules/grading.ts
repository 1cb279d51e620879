import { lateSeconds } from './deadlines.ts'
import { liveLease, workState, type Lease, type Verdict, type WorkFacts } from './work-states.ts'

/** A trainer holds work for eight hours from the last save. */
export const LEASE_HOURS = 8
/** After so many minutes without a save another trainer may take over. */
export const IDLE_MINUTES = 30
/** For so many hours a trainer may take their own release back; later a coordinator with a reason. */
export const RETRACT_HOURS = 24

/** Why a piece of work cannot be handed in. */
export const HAND_IN_REFUSALS = [
  'already-handed-in',
  'not-open-yet',
  'closed',
  'excused',
  'cancelled',
  'two-versions',
  'empty',
  'parts-missing',
  'statement-missing',
  'set-aside',
  'left-group',
] as const
export type HandInRefusal = (typeof HAND_IN_REFUSALS)[number]

type Refused<R extends string> = { ok: false; because: R }

function refused<R extends string>(because: R): Refused<R> {
  return { ok: false, because }
}

/** What is known at the moment of handing in; `countedAt` is the time that counts by the run's offline rule. */
export type HandInFacts = {
  now: Date
  countedAt: Date
  opensAt: Date | null
  deadline: { at: Date } | null
  cutOffAt: Date | null
  isEmpty: boolean
  conflicts: number
  missingParts: number
  hasStatement: boolean
  /** Its owner writes the plan of somebody else meanwhile. */
  isSetAside?: boolean
}

/**
 * Work is handed in once a round, complete, in one version, with its author's statement. Opening, deadline and cut-off concern the first
 * round only: a round that a trainer asked for is never too late.
 */
export function handIn(work: WorkFacts, facts: HandInFacts): { ok: true; handedInAt: Date; lateSeconds: number } | Refused<HandInRefusal> {
  const state = workState(work, facts.now)
  if (state === 'excused' || state === 'cancelled') return refused(state)
  if (state !== 'draft' && state !== 'withdrawn') return refused('already-handed-in')
  if (facts.isSetAside) return refused('set-aside')
  if (work.round === 1 && facts.opensAt && facts.now < facts.opensAt) return refused('not-open-yet')
  if (work.round === 1 && facts.cutOffAt && facts.countedAt > facts.cutOffAt) return refused('closed')
  if (facts.conflicts > 0) return refused('two-versions')
  if (facts.isEmpty) return refused('empty')
  if (facts.missingParts > 0) return refused('parts-missing')
  if (!facts.hasStatement) return refused('statement-missing')
  return { ok: true, handedInAt: facts.now, lateSeconds: work.round === 1 ? lateSeconds(facts.countedAt, facts.deadline) : 0 }
}

export const WITHDRAW_REFUSALS = ['not-handed-in', 'not-yours', 'being-marked', 'closed'] as const
export type WithdrawRefusal = (typeof WITHDRAW_REFUSALS)[number]

/** An author takes a hand-in back while nobody holds it, nothing is marked and there is still time to hand in again; its text stays kept. */
export function withdraw(
  work: WorkFacts,
  facts: { now: Date; by: string; cutOffAt: Date | null },
): { ok: true; withdrawnAt: Date } | Refused<WithdrawRefusal> {
  const state = workState(work, facts.now)
  if (!work.authorIds.includes(facts.by)) return refused('not-yours')
  if (state === 'in-marking' || state === 'marked' || state === 'ready') return refused('being-marked')
  if (state !== 'submitted') return refused('not-handed-in')
  if (work.marking !== 'none') return refused('being-marked')
  if (work.round === 1 && facts.cutOffAt && facts.now > facts.cutOffAt) return refused('closed')
  return { ok: true, withdrawnAt: facts.now }
}

export const TAKE_REFUSALS = ['own-work', 'same-organisation', 'marked-by-you', 'not-waiting', 'taken'] as const
export type TakeRefusal = (typeof TAKE_REFUSALS)[number]

function leaseFor(by: string, takenAt: Date, now: Date): Lease {
  return { by, takenAt, renewedAt: now, expiresAt: new Date(now.getTime() + LEASE_HOURS * 3_600_000) }
}

function isInMarking(work: WorkFacts, now: Date): boolean {
  return ['submitted', 'in-marking', 'marked'].includes(workState(work, now))
}

/** A trainer takes waiting work for eight hours: never their own or that of their own organisation, never a second time, never from another trainer who still holds it. */
export function take(work: WorkFacts, facts: { now: Date; by: string }): { ok: true; lease: Lease } | Refused<TakeRefusal> {
  if (work.authorIds.includes(facts.by)) return refused('own-work')
  if (work.sharesOrganisation?.includes(facts.by)) return refused('same-organisation')
  if (!isInMarking(work, facts.now)) return refused('not-waiting')
  if (work.markedBy?.includes(facts.by)) return refused('marked-by-you')
  const held = liveLease(work, facts.now)
  if (held && held.by !== facts.by) return refused('taken')
  return { ok: true, lease: leaseFor(facts.by, held?.takenAt ?? facts.now, facts.now) }
}

/** Whether the trainer who holds a piece of work has not saved for thirty minutes. */
export function isIdle(lease: Lease, now: Date): boolean {
  return now.getTime() - lease.renewedAt.getTime() >= IDLE_MINUTES * 60_000
}

/** Another trainer takes work over once its holder has been idle for thirty minutes; the draft marks stay. */
export function takeOver(
  work: WorkFacts,
  facts: { now: Date; by: string },
): { ok: true; lease: Lease; from: string | null } | Refused<TakeRefusal> {
  const held = liveLease(work, facts.now)
  const taken = take({ ...work, lease: null }, facts)
  if (!taken.ok) return taken
  if (held && held.by !== facts.by && !isIdle(held, facts.now)) return refused('taken')
  return { ok: true, lease: taken.lease, from: held && held.by !== facts.by ? held.by : null }
}

/** A trainer lets work go: it waits again, and the draft marks stay. */
export function letGo(work: WorkFacts, facts: { now: Date; by: string }): { ok: true } | Refused<'not-yours'> {
  return liveLease(work, facts.now)?.by === facts.by ? { ok: true } : refused('not-yours')
}

export const SAVE_MARK_REFUSALS = [...TAKE_REFUSALS, 'stale'] as const
export type SaveMarkRefusal = (typeof SAVE_MARK_REFUSALS)[number]

/** A trainer saves a mark: it renews their hold, and is refused when somebody changed the row since they read it. */
export function saveMark(
  work: WorkFacts,
  facts: { now: Date; by: string; basedOn: number; rowVersion: number },
): { ok: true; rowVersion: number; lease: Lease } | Refused<SaveMarkRefusal> {
  const taken = take(work, facts)
  if (!taken.ok) return taken
  if (facts.basedOn !== facts.rowVersion) return refused('stale')
  return { ok: true, rowVersion: facts.rowVersion + 1, lease: taken.lease }
}

export const DECIDE_REFUSALS = [...TAKE_REFUSALS, 'nothing-said', 'criteria-missing', 'second-only-marks'] as const
export type DecideRefusal = (typeof DECIDE_REFUSALS)[number]

/** When a run lets a return reach its learner: at once unless the run says otherwise. */
export const RETURN_RULES = ['at-once', 'at-release'] as const
export type ReturnRule = (typeof RETURN_RULES)[number]

export type DecideFacts = { now: Date; by: string; verdict: Verdict; remarks: number; message: string; returns: ReturnRule }

/** The first marker, or who decides between two, sends work back with at least one remark or a message, or each validates it once every criterion is marked; a validation waits for release. */
export function decide(
  work: WorkFacts,
  facts: DecideFacts,
): { ok: true; state: 'ready' | 'returned'; reachesLearner: boolean } | Refused<DecideRefusal> {
  const taken = take(work, facts)
  if (!taken.ok) return taken
  if (facts.verdict === 'return' && work.turn === 'second') return refused('second-only-marks')
  if (facts.verdict === 'validate' && work.marking !== 'complete') return refused('criteria-missing')
  if (facts.verdict === 'return' && facts.remarks === 0 && facts.message.trim() === '') return refused('nothing-said')
  const reachesLearner = facts.verdict === 'return' && facts.returns === 'at-once'
  return { ok: true, state: reachesLearner ? 'returned' : 'ready', reachesLearner }
}

/** When the results of a run reach learners: each as it is released, all together, or from a date on. */
export const RELEASE_RULES = ['each', 'together', 'at-date'] as const
export type ReleaseRule = (typeof RELEASE_RULES)[number]

export const RELEASE_REFUSALS = ['not-ready', 'already-released', 'others-waiting', 'too-early'] as const
export type ReleaseRefusal = (typeof RELEASE_REFUSALS)[number]

/** A decided piece of work is shown to its author by the run's rule; `othersUndecided` counts the hand-ins of the run without a decision. */
export function release(
  work: WorkFacts,
  facts: { now: Date; rule: ReleaseRule; releaseAt: Date | null; othersUndecided: number },
): { ok: true; state: 'released' | 'returned' } | Refused<ReleaseRefusal> {
  const state = workState(work, facts.now)
  if (state === 'released' || state === 'returned') return refused('already-released')
  if (state !== 'ready') return refused('not-ready')
  if (facts.rule === 'together' && facts.othersUndecided > 0) return refused('others-waiting')
  if (facts.rule === 'at-date' && facts.releaseAt && facts.now < facts.releaseAt) return refused('too-early')
  return { ok: true, state: work.decision?.verdict === 'return' ? 'returned' : 'released' }
}

export const RETRACT_REFUSALS = ['not-released', 'not-yours', 'too-late', 'reason-missing', 'next-round-handed-in'] as const
export type RetractRefusal = (typeof RETRACT_REFUSALS)[number]

export type RetractFacts = { now: Date; by: string; as: 'trainer' | 'coordinator'; reason: string; isNextRoundHandedIn: boolean }

/** A trainer takes their own release back within 24 hours, a coordinator at any time; always with a reason, never once the next round was handed in. */
export function retract(work: WorkFacts, facts: RetractFacts): { ok: true; state: 'ready' } | Refused<RetractRefusal> {
  if (!work.release || !['released', 'returned'].includes(workState(work, facts.now))) return refused('not-released')
  if (facts.isNextRoundHandedIn) return refused('next-round-handed-in')
  if (facts.as === 'trainer' && work.release.by !== facts.by && work.decision?.by !== facts.by) return refused('not-yours')
  if (facts.as === 'trainer' && facts.now.getTime() - work.release.at.getTime() > RETRACT_HOURS * 3_600_000) return refused('too-late')
  if (facts.reason.trim() === '') return refused('reason-missing')
  return { ok: true, state: 'ready' }
}

export const NEXT_ROUND_REFUSALS = ['not-returned', 'no-rounds-left'] as const
export type NextRoundRefusal = (typeof NEXT_ROUND_REFUSALS)[number]

/** Work sent back opens a next round, filled with the text of the last, while rounds are left. */
export function openNextRound(
  work: WorkFacts,
  facts: { now: Date; roundsAllowed: number },
): { ok: true; round: number } | Refused<NextRoundRefusal> {
  if (workState(work, facts.now) !== 'returned') return refused('not-returned')
  if (work.round >= facts.roundsAllowed) return refused('no-rounds-left')
  return { ok: true, round: work.round + 1 }
}

export const SET_ASIDE_REFUSALS = ['already-released', 'already-set-aside', 'reason-missing'] as const
export type SetAsideRefusal = (typeof SET_ASIDE_REFUSALS)[number]

/** A trainer or coordinator excuses or cancels work before its release, with a reason. */
export function setAside(work: WorkFacts, facts: { now: Date; reason: string }): { ok: true; at: Date } | Refused<SetAsideRefusal> {
  const state = workState(work, facts.now)
  if (state === 'excused' || state === 'cancelled') return refused('already-set-aside')
  if (state === 'released' || state === 'returned') return refused('already-released')
  if (facts.reason.trim() === '') return refused('reason-missing')
  return { ok: true, at: facts.now }
}

export const REOPEN_REFUSALS = ['own-work', 'same-organisation', 'marked-by-you', 'not-ready'] as const
export type ReopenRefusal = (typeof REOPEN_REFUSALS)[number]

/** A decision that its author does not see is taken up again and held by who does so; released work is retracted before. */
export function reopen(work: WorkFacts, facts: { now: Date; by: string }): { ok: true; lease: Lease } | Refused<ReopenRefusal> {
  if (work.authorIds.includes(facts.by)) return refused('own-work')
  if (work.sharesOrganisation?.includes(facts.by)) return refused('same-organisation')
  if (workState(work, facts.now) !== 'ready') return refused('not-ready')
  if (work.markedBy?.includes(facts.by)) return refused('marked-by-you')
  return { ok: true, lease: leaseFor(facts.by, facts.now, facts.now) }
}

export const ASK_SECOND_REFUSALS = ['already-asked', 'not-marked-yet', 'already-released'] as const
export type AskSecondRefusal = (typeof ASK_SECOND_REFUSALS)[number]

/** A coordinator asks for a second marking of validated work that its author does not see yet, once. */
export function askSecond(
  work: WorkFacts,
  facts: { now: Date; isAsked: boolean },
): { ok: true; askedAt: Date } | Refused<AskSecondRefusal> {
  const state = workState(work, facts.now)
  if (facts.isAsked) return refused('already-asked')
  if (state === 'released' || state === 'returned') return refused('already-released')
  if (state !== 'ready' || work.decision?.verdict !== 'validate') return refused('not-marked-yet')
  return { ok: true, askedAt: facts.now }
}
