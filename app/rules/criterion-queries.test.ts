import { describe, expect, test } from 'vitest'
import { answerQuery, askQuery, escalateQuery, queryState, type AnswerQueryFacts, type AskQueryFacts } from './criterion-queries.ts'

const at = (text: string) => new Date(text)
const ASKED = { askedAt: at('2026-11-02T10:00:00Z'), answeredAt: null, escalatedAt: null, closedAt: null }
const ANSWERED = { ...ASKED, answeredAt: at('2026-11-04T10:00:00Z') }
const ESCALATED = { ...ANSWERED, escalatedAt: at('2026-11-05T10:00:00Z') }
const CLOSED = { ...ESCALATED, closedAt: at('2026-11-06T10:00:00Z') }

test('a question is open, answered, escalated or closed by its instants', () => {
  expect([ASKED, ANSWERED, ESCALATED, CLOSED].map(queryState)).toEqual(['open', 'answered', 'escalated', 'closed'])
})

describe('asking about a criterion', () => {
  const facts: AskQueryFacts = {
    ...{ now: at('2026-11-08T23:59:00Z'), releasedAt: at('2026-11-01T00:01:00Z'), queryDays: 7 },
    ...{ isMarked: true, isAsked: false, isNextRoundHandedIn: false, body: 'Pourquoi ?' },
  }
  test('is possible to the end of the last day in Morocco, and not a minute later', () => {
    expect(askQuery(facts)).toEqual({ ok: true })
    expect(askQuery({ ...facts, now: at('2026-11-09T00:00:00Z') })).toEqual({ ok: false, because: 'over' })
  })
  test('is never possible where the run takes no questions', () => {
    expect(askQuery({ ...facts, now: facts.releasedAt, queryDays: null })).toEqual({ ok: false, because: 'over' })
  })
  test.each([
    [{ isMarked: false }, 'not-marked'],
    [{ isAsked: true }, 'asked'],
    [{ isNextRoundHandedIn: true }, 'next-round-handed-in'],
    [{ body: ' \n' }, 'nothing'],
  ] as const)('is refused: %o', (change, because) => {
    expect(askQuery({ ...facts, ...change })).toEqual({ ok: false, because })
  })
})

describe('asking a third person', () => {
  const facts = { now: at('2026-11-06T10:00:00Z'), queryDays: 7, body: 'Je ne suis pas d’accord.' }
  test('is possible once there is an answer, once, within the days after it, with a reason', () => {
    expect(escalateQuery(ANSWERED, facts)).toEqual({ ok: true })
    expect(escalateQuery(ASKED, facts)).toEqual({ ok: false, because: 'not-answered' })
    expect(escalateQuery(ESCALATED, facts)).toEqual({ ok: false, because: 'not-answered' })
    expect(escalateQuery(CLOSED, facts)).toEqual({ ok: false, because: 'not-answered' })
    expect(escalateQuery(ANSWERED, { ...facts, now: at('2026-11-12T00:00:00Z') })).toEqual({ ok: false, because: 'over' })
    expect(escalateQuery(ANSWERED, { ...facts, body: '' })).toEqual({ ok: false, because: 'nothing' })
  })
})

describe('answering', () => {
  const facts: AnswerQueryFacts = { by: 'joseph', hands: ['sarah'], answer: 'Parce que…', isReleased: true, change: null }
  test('is done once', () => {
    expect(answerQuery(ASKED, facts)).toEqual({ ok: true, isLast: false })
    expect(answerQuery(ANSWERED, facts)).toEqual({ ok: false, because: 'answered' })
    expect(answerQuery(CLOSED, facts)).toEqual({ ok: false, because: 'answered' })
  })
  test('who marked answers first, and never has the last word', () => {
    expect(answerQuery(ASKED, { ...facts, by: 'sarah' })).toEqual({ ok: true, isLast: false })
    expect(answerQuery(ESCALATED, { ...facts, by: 'sarah' })).toEqual({ ok: false, because: 'not-third' })
    expect(answerQuery(ESCALATED, facts)).toEqual({ ok: true, isLast: true })
  })
  test('a mark rises within its criterion, and never falls because somebody asked', () => {
    expect(answerQuery(ASKED, { ...facts, change: { from: 4, to: 7, most: 10 } }).ok).toBe(true)
    expect(answerQuery(ASKED, { ...facts, change: { from: 4, to: 3, most: 10 } })).toEqual({ ok: false, because: 'lower' })
    expect(answerQuery(ASKED, { ...facts, change: { from: 4, to: 11, most: 10 } })).toEqual({ ok: false, because: 'too-high' })
  })
  test('needs words, and a result that its author sees for a change', () => {
    expect(answerQuery(ASKED, { ...facts, answer: ' ' })).toEqual({ ok: false, because: 'nothing' })
    expect(answerQuery(ASKED, { ...facts, isReleased: false, change: { from: 4, to: 7, most: 10 } })).toEqual({
      ok: false,
      because: 'not-released',
    })
    expect(answerQuery(ASKED, { ...facts, isReleased: false })).toEqual({ ok: true, isLast: false })
  })
})
