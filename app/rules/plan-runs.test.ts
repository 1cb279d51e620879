import { describe, expect, test } from 'vitest'
import { NO_PENALTY } from './late-penalty.ts'
import { changeRun, modelOf, PLAN_MODELS, planModel, type PlanRun, type RunSoFar } from './plan-runs.ts'

const at = (day: string) => new Date(`${day}T12:00:00Z`)
const run: PlanRun = { ...planModel('usual'), opensAt: at('2026-10-01'), cutOffAt: at('2026-12-20') }
const nothing: RunSoFar = { deadlineAt: at('2026-12-10'), firstHandInAt: null, roundsUsed: 0, released: 0, marked: 0 }
const change = (changes: Partial<PlanRun>, soFar: Partial<RunSoFar> = {}) =>
  changeRun(run, { ...run, ...changes }, { ...nothing, ...soFar })

describe('a model of settings', () => {
  test('is recognised in a run, whatever its dates; a run with its own settings has none', () => {
    for (const model of PLAN_MODELS) expect(modelOf({ ...run, ...planModel(model) })).toBe(model)
    expect(modelOf({ ...run, gradeWithinDays: 9 })).toBeNull()
    expect(modelOf({ ...run, late: { ...NO_PENALTY, percent: 1 } })).toBeNull()
  })

  test('takes nothing off for being late unless dates are firm', () => {
    expect(planModel('usual').late.percent).toBe(0)
    expect(planModel('firm').late.percent).toBeGreaterThan(0)
  })
})

describe('settings of a run', () => {
  test('are kept while nothing speaks against them', () => {
    expect(change({ attemptsMax: 2, late: { ...NO_PENALTY, percent: 5 }, releaseRule: 'together' })).toEqual({ ok: true })
    expect(change({}, { released: 3, roundsUsed: 3, firstHandInAt: at('2026-11-01') })).toEqual({ ok: true })
  })

  test('close after they open, and never before the deadline', () => {
    expect(change({ cutOffAt: at('2026-09-30') })).toEqual({ ok: false, because: 'closes-before-it-opens' })
    expect(change({ cutOffAt: at('2026-12-09') })).toEqual({ ok: false, because: 'closes-before-deadline' })
    expect(change({ cutOffAt: null })).toEqual({ ok: true })
  })

  test('that release at a date name one', () => {
    expect(change({ releaseRule: 'at-date' })).toEqual({ ok: false, because: 'date-missing' })
    expect(change({ releaseRule: 'at-date', releaseAt: at('2027-01-10') })).toEqual({ ok: true })
  })

  test('never open after somebody has handed in', () => {
    const soFar = { firstHandInAt: at('2026-11-02') }
    expect(change({ opensAt: at('2026-11-03') }, soFar)).toEqual({ ok: false, because: 'opens-after-hand-ins' })
    expect(change({ opensAt: at('2026-11-01') }, soFar)).toEqual({ ok: true })
  })

  test('never allow fewer rounds than somebody has used', () => {
    expect(change({ attemptsMax: 1 }, { roundsUsed: 2 })).toEqual({ ok: false, because: 'rounds-used' })
    expect(change({ attemptsMax: 2 }, { roundsUsed: 2 })).toEqual({ ok: true })
  })

  test('of being late and of release stand once a result was shown', () => {
    const refused = { ok: false, because: 'results-shown' }
    expect(change({ late: { ...NO_PENALTY, percent: 5 } }, { released: 1 })).toEqual(refused)
    expect(change({ releaseRule: 'together' }, { released: 1 })).toEqual(refused)
    expect(change({ gradeWithinDays: 10 }, { released: 1 })).toEqual({ ok: true })
  })

  test('of who marks, how often and without which name stand once somebody has begun to mark', () => {
    const changes: Array<Partial<PlanRun>> = [
      { isAnonymous: true },
      { markingMode: 'double' },
      { samplePercent: 20 },
      { combineRule: 'higher' },
      { moderateAbove: 5 },
    ]
    for (const one of changes) {
      expect(change(one, { marked: 1 }), JSON.stringify(one)).toEqual({ ok: false, because: 'marking-begun' })
      expect(change(one)).toEqual({ ok: true })
    }
  })
})
