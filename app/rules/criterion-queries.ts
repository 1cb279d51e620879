import { daysBetween } from './calendar-days.ts'
import { moroccoDay } from './morocco-time.ts'

/** How long a question about a criterion may be, and its answers, in characters. */
export const MOST_QUERY_LETTERS = { question: 2_000, answer: 4_000 } as const

/** A question about a criterion from its first to its last day; `now` moves none of it along. */
export type QueryFacts = {
  askedAt: Date
  answeredAt: Date | null
  escalatedAt: Date | null
  closedAt: Date | null
}

/** Where a question stands: it waits for an answer, has one, waits for a third person, or has the last word. */
export const QUERY_STATES = ['open', 'answered', 'escalated', 'closed'] as const
export type QueryState = (typeof QUERY_STATES)[number]

/** The state of a question about a criterion, derived from its instants. */
export function queryState({ answeredAt, escalatedAt, closedAt }: QueryFacts): QueryState {
  if (closedAt) return 'closed'
  if (escalatedAt) return 'escalated'
  return answeredAt ? 'answered' : 'open'
}

/** Whether the days for asking are over, counted in whole days of Morocco after the one on which a result or an answer came; null is never open. */
export const isOver = (since: Date, queryDays: number | null, now: Date) =>
  queryDays === null || daysBetween(moroccoDay(since), moroccoDay(now)) > queryDays

export const ASK_QUERY_REFUSALS = ['not-marked', 'over', 'asked', 'next-round-handed-in', 'nothing'] as const
export type AskQueryRefusal = (typeof ASK_QUERY_REFUSALS)[number]

/** A criterion of a released result at the moment of a question about it. */
export type AskQueryFacts = {
  now: Date
  releasedAt: Date
  /** Days in which may be asked; null where a run takes no questions. */
  queryDays: number | null
  /** Whether the released result holds a mark for this criterion. */
  isMarked: boolean
  isAsked: boolean
  isNextRoundHandedIn: boolean
  body: string
}

/** An author asks once about each marked criterion of a result that they see, within the days of the run (domain, promise 10), and not once the next round was sent. */
export function askQuery(facts: AskQueryFacts): { ok: true } | { ok: false; because: AskQueryRefusal } {
  const refused = (because: AskQueryRefusal) => ({ ok: false, because }) as const
  if (!facts.isMarked) return refused('not-marked')
  if (facts.isAsked) return refused('asked')
  if (facts.isNextRoundHandedIn) return refused('next-round-handed-in')
  if (isOver(facts.releasedAt, facts.queryDays, facts.now)) return refused('over')
  if (facts.body.trim() === '') return refused('nothing')
  return { ok: true }
}

export const ESCALATE_REFUSALS = ['not-answered', 'over', 'nothing'] as const
export type EscalateRefusal = (typeof ESCALATE_REFUSALS)[number]

/** An author who does not agree with an answer asks a third person once, within the days of the run after it, and says why. */
export function escalateQuery(
  query: QueryFacts,
  facts: { now: Date; queryDays: number | null; body: string },
): { ok: true } | { ok: false; because: EscalateRefusal } {
  if (queryState(query) !== 'answered' || !query.answeredAt) return { ok: false, because: 'not-answered' }
  if (isOver(query.answeredAt, facts.queryDays, facts.now)) return { ok: false, because: 'over' }
  if (facts.body.trim() === '') return { ok: false, because: 'nothing' }
  return { ok: true }
}

export const ANSWER_QUERY_REFUSALS = ['answered', 'not-third', 'nothing', 'not-released', 'lower', 'too-high'] as const
export type AnswerQueryRefusal = (typeof ANSWER_QUERY_REFUSALS)[number]

export type AnswerQueryFacts = {
  by: string
  /** Who marked, decided, or answered before: none of them has the last word. */
  hands: readonly string[]
  answer: string
  /** Whether the author sees a result at this moment: one that was taken back is decided anew instead. */
  isReleased: boolean
  /** Points of the criterion as they stand, those wanted instead, and the most there are; null where the mark stays. */
  change: { from: number; to: number; most: number } | null
}

/**
 * A question is answered once, and an escalated one by a third person, who has the last word. The answer is the reason where the mark changes with it;
 * a mark rises or stays, so that asking never costs anything.
 */
export function answerQuery(
  query: QueryFacts,
  facts: AnswerQueryFacts,
): { ok: true; isLast: boolean } | { ok: false; because: AnswerQueryRefusal } {
  const refused = (because: AnswerQueryRefusal) => ({ ok: false, because }) as const
  const state = queryState(query)
  if (state === 'answered' || state === 'closed') return refused('answered')
  if (state === 'escalated' && facts.hands.includes(facts.by)) return refused('not-third')
  if (facts.answer.trim() === '') return refused('nothing')
  if (facts.change && !facts.isReleased) return refused('not-released')
  if (facts.change && facts.change.to < facts.change.from) return refused('lower')
  if (facts.change && facts.change.to > facts.change.most) return refused('too-high')
  return { ok: true, isLast: state === 'escalated' }
}
