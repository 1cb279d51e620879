import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  decide,
  handIn,
  isIdle,
  letGo,
  openNextRound,
  release,
  reopen,
  retract,
  saveMark,
  setAside,
  take,
  takeOver,
  withdraw,
  type DecideFacts,
  type HandInFacts,
  type RetractFacts,
} from './grading.ts'
import { freshRound, type WorkFacts } from './work-states.ts'

const at = (text: string) => new Date(`2026-11-${text}:00Z`)
const now = at('23T10:00')
const draft = freshRound(['aminata', 'fatou'])
const submitted: WorkFacts = { ...draft, handedInAt: at('20T12:00') }
const lease = { by: 'sarah', takenAt: at('23T08:00'), renewedAt: at('23T09:50'), expiresAt: at('23T17:50') }
const held: WorkFacts = { ...submitted, lease, marking: 'begun' }
const marked: WorkFacts = { ...held, marking: 'complete' }
const validated: WorkFacts = { ...marked, lease: null, decision: { verdict: 'validate', by: 'sarah', at: at('22T09:00') } }
const sentBack: WorkFacts = { ...validated, decision: { verdict: 'return', by: 'sarah', at: at('22T09:00') } }
const shown = { by: 'sarah', at: at('22T10:00') }
const returned: WorkFacts = { ...sentBack, release: shown }

describe('handing in', () => {
  const facts: HandInFacts = {
    now,
    countedAt: now,
    opensAt: at('01T00:00'),
    deadline: { at: at('22T23:59') },
    cutOffAt: at('30T23:59'),
    isEmpty: false,
    conflicts: 0,
    missingParts: 0,
    hasStatement: true,
  }

  test('fixes the time and the lateness', () => {
    expect(handIn(draft, { ...facts, now: at('22T10:00'), countedAt: at('22T10:00') })).toEqual({
      ok: true,
      handedInAt: at('22T10:00'),
      lateSeconds: 0,
    })
    expect(handIn(draft, facts)).toEqual({ ok: true, handedInAt: now, lateSeconds: 36_060 })
    expect(handIn(draft, { ...facts, countedAt: at('22T10:00') })).toEqual({ ok: true, handedInAt: now, lateSeconds: 0 })
  })

  test('is possible again after a withdrawal', () => expect(handIn({ ...submitted, withdrawnAt: at('21T00:00') }, facts).ok).toBe(true))

  test('a round asked for by a trainer is neither closed nor late', () =>
    expect(handIn(freshRound(['aminata'], 2), { ...facts, cutOffAt: at('02T00:00') })).toEqual({
      ok: true,
      handedInAt: now,
      lateSeconds: 0,
    }))

  test.each<[string, WorkFacts, Partial<HandInFacts>]>([
    ['already-handed-in', submitted, {}],
    ['already-handed-in', held, {}],
    ['already-handed-in', returned, {}],
    ['not-open-yet', draft, { opensAt: at('24T00:00') }],
    ['closed', draft, { cutOffAt: at('23T09:59') }],
    ['excused', { ...draft, excusedAt: now }, {}],
    ['cancelled', { ...draft, cancelledAt: now }, {}],
    ['two-versions', draft, { conflicts: 1, isEmpty: true }],
    ['empty', draft, { isEmpty: true, missingParts: 3 }],
    ['parts-missing', draft, { missingParts: 1 }],
    ['statement-missing', draft, { hasStatement: false }],
  ])('is refused: %s', (because, work, change) => expect(handIn(work, { ...facts, ...change })).toEqual({ ok: false, because }))

  test('finished before the cut-off and received after it is taken', () =>
    expect(handIn(draft, { ...facts, countedAt: at('22T10:00'), cutOffAt: at('22T23:59') }).ok).toBe(true))
})

describe('withdrawing', () => {
  const facts = { now, by: 'aminata', cutOffAt: at('30T23:59') }
  test('is possible until a trainer begins', () => expect(withdraw(submitted, facts)).toEqual({ ok: true, withdrawnAt: now }))
  test('of a later round is possible after the cut-off', () =>
    expect(withdraw({ ...submitted, round: 2 }, { ...facts, cutOffAt: at('01T00:00') }).ok).toBe(true))
  test.each<[string, WorkFacts, object]>([
    ['not-yours', submitted, { by: 'moussa' }],
    ['not-handed-in', draft, {}],
    ['not-handed-in', returned, {}],
    ['being-marked', held, {}],
    ['being-marked', marked, {}],
    ['being-marked', validated, {}],
    ['being-marked', { ...submitted, marking: 'begun' }, {}],
    ['closed', submitted, { cutOffAt: at('23T09:00') }],
  ])('is refused: %s', (because, work, change) => expect(withdraw(work, { ...facts, ...change })).toEqual({ ok: false, because }))
})

describe('taking work', () => {
  test('holds it for eight hours', () =>
    expect(take(submitted, { now, by: 'sarah' })).toEqual({
      ok: true,
      lease: { by: 'sarah', takenAt: now, renewedAt: now, expiresAt: at('23T18:00') },
    }))

  test('again renews the hold and keeps its beginning', () =>
    expect(take(held, { now, by: 'sarah' })).toMatchObject({ lease: { takenAt: lease.takenAt, expiresAt: at('23T18:00') } }))

  test('is open to all when a hold has run out', () => expect(take(held, { now: at('23T17:50'), by: 'joseph' }).ok).toBe(true))

  test.each<[string, WorkFacts, string]>([
    ['own-work', submitted, 'fatou'],
    ['not-waiting', draft, 'sarah'],
    ['not-waiting', validated, 'sarah'],
    ['not-waiting', returned, 'sarah'],
    ['taken', held, 'joseph'],
  ])('is refused: %s', (because, work, by) => expect(take(work, { now, by })).toEqual({ ok: false, because }))
})

describe('taking over', () => {
  test('is possible after thirty idle minutes', () => {
    expect(isIdle(lease, at('23T10:19'))).toBe(false)
    expect(takeOver(held, { now: at('23T10:19'), by: 'joseph' })).toEqual({ ok: false, because: 'taken' })
    expect(takeOver(held, { now: at('23T10:20'), by: 'joseph' })).toMatchObject({
      ok: true,
      from: 'sarah',
      lease: { by: 'joseph', takenAt: at('23T10:20') },
    })
  })

  test('what nobody holds is taken from nobody', () =>
    expect(takeOver(submitted, { now, by: 'joseph' })).toMatchObject({ ok: true, from: null }))
  test('one’s own work never is', () => expect(takeOver(submitted, { now, by: 'fatou' })).toEqual({ ok: false, because: 'own-work' }))
  test('letting go is for the holder', () => {
    expect(letGo(held, { now, by: 'sarah' })).toEqual({ ok: true })
    expect(letGo(held, { now, by: 'joseph' })).toEqual({ ok: false, because: 'not-yours' })
    expect(letGo(submitted, { now, by: 'sarah' })).toEqual({ ok: false, because: 'not-yours' })
  })
})

describe('saving a mark', () => {
  const facts = { now, by: 'sarah', basedOn: 3, rowVersion: 3 }
  test('raises the version and renews the hold', () =>
    expect(saveMark(held, facts)).toMatchObject({ ok: true, rowVersion: 4, lease: { renewedAt: now, expiresAt: at('23T18:00') } }))
  test.each<[string, WorkFacts, object]>([
    ['stale', held, { basedOn: 2 }],
    ['stale', held, { basedOn: 4 }],
    ['taken', held, { by: 'joseph' }],
    ['own-work', held, { by: 'aminata' }],
    ['not-waiting', validated, {}],
  ])('is refused: %s', (because, work, change) => expect(saveMark(work, { ...facts, ...change })).toEqual({ ok: false, because }))
})

describe('deciding', () => {
  const facts: DecideFacts = { now, by: 'sarah', verdict: 'validate', remarks: 0, message: '', returns: 'at-once' }
  test('to validate waits for the release', () =>
    expect(decide(marked, facts)).toEqual({ ok: true, state: 'ready', reachesLearner: false }))
  test('to send back reaches the author at once, or at release if the run says so', () => {
    const back: DecideFacts = { ...facts, verdict: 'return', remarks: 2 }
    expect(decide(held, back)).toEqual({ ok: true, state: 'returned', reachesLearner: true })
    expect(decide(held, { ...back, returns: 'at-release' })).toEqual({ ok: true, state: 'ready', reachesLearner: false })
    expect(decide(held, { ...back, remarks: 0, message: 'Bon début.' }).ok).toBe(true)
  })
  test.each<[string, WorkFacts, Partial<DecideFacts>]>([
    ['criteria-missing', held, {}],
    ['nothing-said', held, { verdict: 'return', message: '  ' }],
    ['own-work', marked, { by: 'aminata' }],
    ['taken', marked, { by: 'joseph' }],
    ['not-waiting', validated, {}],
    ['not-waiting', draft, {}],
  ])('is refused: %s', (because, work, change) => expect(decide(work, { ...facts, ...change })).toEqual({ ok: false, because }))

  test('nobody ever moves their own work along', () => {
    fc.assert(
      fc.property(fc.constantFrom(draft, submitted, held, marked, validated, returned), fc.constantFrom('aminata', 'fatou'), (work, by) => {
        const answers = [
          take(work, { now, by }),
          takeOver(work, { now, by }),
          saveMark(work, { now, by, basedOn: 1, rowVersion: 1 }),
          decide(work, { ...facts, by, remarks: 1 }),
        ]
        expect(answers.every((answer) => !answer.ok && answer.because === 'own-work')).toBe(true)
      }),
    )
  })
})

describe('releasing', () => {
  const facts = { now, rule: 'each', releaseAt: null, othersUndecided: 3 } as const
  test('shows the result or the return', () => {
    expect(release(validated, facts)).toEqual({ ok: true, state: 'released' })
    expect(release(sentBack, facts)).toEqual({ ok: true, state: 'returned' })
    expect(release(validated, { ...facts, rule: 'together', othersUndecided: 0 }).ok).toBe(true)
    expect(release(validated, { ...facts, rule: 'at-date', releaseAt: now }).ok).toBe(true)
  })
  test.each([
    ['not-ready', marked, facts],
    ['already-released', returned, facts],
    ['already-released', { ...validated, release: shown }, facts],
    ['others-waiting', validated, { ...facts, rule: 'together' }],
    ['too-early', validated, { ...facts, rule: 'at-date', releaseAt: at('24T00:00') }],
  ] as const)('is refused: %s', (because, work, theFacts) => expect(release(work, theFacts)).toEqual({ ok: false, because }))
})

describe('retracting', () => {
  const out: WorkFacts = { ...validated, release: shown }
  const facts: RetractFacts = { now: at('23T10:00'), by: 'sarah', as: 'trainer', reason: 'Mauvais niveau.', isNextRoundHandedIn: false }
  test('is possible for the trainer for 24 hours', () => {
    expect(retract(out, facts)).toEqual({ ok: true, state: 'ready' })
    expect(retract(out, { ...facts, now: at('23T10:01') })).toEqual({ ok: false, because: 'too-late' })
  })
  test('is possible for a coordinator later', () =>
    expect(retract(out, { ...facts, now: at('29T10:01'), by: 'claire', as: 'coordinator' }).ok).toBe(true))
  test.each<[string, WorkFacts, Partial<RetractFacts>]>([
    ['not-released', validated, {}],
    ['not-released', { ...out, cancelledAt: now }, {}],
    ['not-yours', out, { by: 'joseph' }],
    ['reason-missing', out, { reason: ' ' }],
    ['reason-missing', out, { as: 'coordinator', by: 'claire', reason: '' }],
    ['next-round-handed-in', returned, { isNextRoundHandedIn: true }],
  ])('is refused: %s', (because, work, change) => expect(retract(work, { ...facts, ...change })).toEqual({ ok: false, because }))
})

describe('taking a decision up again', () => {
  test('gives the work to who does so, as long as its author does not see the decision', () => {
    expect(reopen(validated, { now, by: 'joseph' })).toMatchObject({ ok: true, lease: { by: 'joseph', takenAt: now } })
    expect(reopen(sentBack, { now, by: 'sarah' }).ok).toBe(true)
  })

  test.each([
    ['own-work', validated, 'fatou'],
    ['not-ready', returned, 'sarah'],
    ['not-ready', marked, 'sarah'],
  ] as const)('is refused: %s', (because, work, by) => expect(reopen(work, { now, by })).toEqual({ ok: false, because }))
})

describe('the next round', () => {
  test('opens after a return', () => expect(openNextRound(returned, { now, roundsAllowed: 3 })).toEqual({ ok: true, round: 2 }))
  test.each([
    ['not-returned', validated, 3],
    ['not-returned', sentBack, 3],
    ['no-rounds-left', returned, 1],
  ] as const)('is refused: %s', (because, work, roundsAllowed) =>
    expect(openNextRound(work, { now, roundsAllowed })).toEqual({ ok: false, because }),
  )
})

describe('excusing or cancelling', () => {
  test('is possible before release, with a reason', () =>
    expect(setAside(held, { now, reason: 'Maladie.' })).toEqual({ ok: true, at: now }))
  test.each([
    ['already-released', returned, 'Maladie.'],
    ['already-set-aside', { ...draft, excusedAt: now }, 'Maladie.'],
    ['reason-missing', draft, ' '],
  ] as const)('is refused: %s', (because, work, reason) => expect(setAside(work, { now, reason })).toEqual({ ok: false, because }))
})
