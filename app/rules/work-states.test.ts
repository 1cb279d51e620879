import { describe, expect, test } from 'vitest'
import { freshRound, lineStatus, liveLease, workState, type LineFacts, type WorkFacts } from './work-states.ts'

const at = (text: string) => new Date(`2026-11-${text}:00Z`)
const now = at('23T10:00')
const lease = { by: 'sarah', takenAt: at('23T08:00'), renewedAt: at('23T09:50'), expiresAt: at('23T17:50') }
const draft = freshRound(['aminata'])
const submitted: WorkFacts = { ...draft, handedInAt: at('20T12:00') }
const decided: WorkFacts = { ...submitted, marking: 'complete', decision: { verdict: 'validate', by: 'sarah', at: at('22T09:00') } }
const sentBack: WorkFacts = { ...submitted, decision: { verdict: 'return', by: 'sarah', at: at('22T09:00') } }
const shown = { by: 'sarah', at: at('22T10:00') }

describe('the state of a piece of work', () => {
  test.each<[string, WorkFacts, string]>([
    ['nothing handed in', draft, 'draft'],
    ['handed in', submitted, 'submitted'],
    ['held by a trainer', { ...submitted, lease, marking: 'begun' }, 'in-marking'],
    ['held no longer', { ...submitted, lease: { ...lease, expiresAt: now }, marking: 'begun' }, 'submitted'],
    ['every criterion marked', { ...submitted, lease, marking: 'complete' }, 'marked'],
    ['validated', decided, 'ready'],
    ['validated and shown', { ...decided, release: shown }, 'released'],
    ['sent back, not shown yet', sentBack, 'ready'],
    ['sent back and shown', { ...sentBack, release: shown }, 'returned'],
    ['withdrawn', { ...submitted, withdrawnAt: at('20T13:00') }, 'withdrawn'],
    ['withdrawn and handed in again', { ...submitted, withdrawnAt: at('20T11:00') }, 'submitted'],
    ['excused', { ...submitted, excusedAt: now }, 'excused'],
    ['cancelled', { ...submitted, cancelledAt: now, excusedAt: now }, 'cancelled'],
  ])('%s', (_, work, state) => expect(workState(work, now)).toBe(state))

  test('a lease ends at its last instant', () => {
    expect(liveLease({ lease }, at('23T17:49'))).toBe(lease)
    expect(liveLease({ lease }, at('23T17:50'))).toBeNull()
    expect(liveLease({ lease: null }, now)).toBeNull()
  })
})

describe('the status of a line', () => {
  const line: LineFacts = {
    isExcused: false,
    latest: null,
    hasDraft: false,
    isPassed: null,
    readAt: null,
    isLate: false,
    cutOffAt: at('30T23:59'),
  }
  const released: WorkFacts = { ...decided, release: shown }
  const past = at('01T00:00')

  test.each<[string, Partial<LineFacts>, string]>([
    ['nothing yet', {}, 'not-started'],
    ['nothing, and hand-in has closed', { cutOffAt: past }, 'missing'],
    ['a draft', { latest: draft, hasDraft: true }, 'draft'],
    ['an opened, empty draft', { latest: draft }, 'not-started'],
    ['a draft, and hand-in has closed', { latest: draft, hasDraft: true, cutOffAt: past }, 'missing'],
    ['a withdrawn hand-in', { latest: { ...submitted, withdrawnAt: now } }, 'draft'],
    ['handed in', { latest: submitted }, 'submitted'],
    ['handed in late', { latest: submitted, isLate: true }, 'late'],
    ['a second round is never late', { latest: { ...submitted, round: 2 }, isLate: true }, 'submitted'],
    ['being marked', { latest: { ...submitted, lease } }, 'being-marked'],
    ['marked', { latest: { ...submitted, marking: 'complete' } }, 'being-marked'],
    ['validated, not shown', { latest: decided, isPassed: true }, 'being-marked'],
    ['shown, not read', { latest: released, isPassed: true }, 'feedback-ready'],
    ['shown and read, without a result', { latest: released, readAt: now }, 'read'],
    ['shown, read and passed', { latest: released, readAt: now, isPassed: true }, 'passed'],
    ['shown, read and not passed', { latest: released, readAt: now, isPassed: false }, 'not-passed'],
    ['sent back', { latest: { ...sentBack, release: shown } }, 'to-revise'],
    ['the next round as a draft', { latest: freshRound(['aminata'], 2), hasDraft: true, cutOffAt: past }, 'to-revise'],
    ['excused', { isExcused: true, latest: submitted }, 'excused'],
    ['its round excused', { latest: { ...submitted, excusedAt: now } }, 'excused'],
    ['its round cancelled', { latest: { ...submitted, cancelledAt: now } }, 'not-started'],
  ])('%s', (_, facts, status) => expect(lineStatus({ ...line, ...facts }, now)).toBe(status))
})
