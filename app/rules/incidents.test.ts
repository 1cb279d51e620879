import { describe, expect, test } from 'vitest'
import { incidentDelay, incidentFaults, type IncidentDraft } from './incidents.ts'

const noticedAt = new Date('2026-11-20T09:30:00Z')
const at = (hours: number) => new Date(noticedAt.getTime() + hours * 3_600_000)
const likely = { noticedAt, level: 'likely', authorityToldAt: null } as const

describe('the authority is told within 72 hours', () => {
  test.each([
    [0, { state: 'running', hours: 72 }],
    [0.5, { state: 'running', hours: 71 }],
    [71.9, { state: 'running', hours: 0 }],
    [72, { state: 'running', hours: 0 }],
    [72.1, { state: 'over', hours: 1 }],
    [100, { state: 'over', hours: 28 }],
  ] as const)('after %d hours', (hours, delay) => {
    expect(incidentDelay(likely, at(hours))).toMatchObject(delay)
  })

  test('the hours run through the change of clocks in Morocco, on 20 September 2026', () => {
    const before = new Date('2026-09-19T12:00:00Z')
    expect(incidentDelay({ ...likely, noticedAt: before }, before)).toMatchObject({ until: new Date('2026-09-22T12:00:00Z'), hours: 72 })
  })

  test.each([
    [10, { state: 'told', hours: 10 }],
    [72, { state: 'told', hours: 72 }],
    [73, { state: 'told-late', hours: 73 }],
  ] as const)('told after %d hours', (hours, delay) => {
    expect(incidentDelay({ ...likely, authorityToldAt: at(hours) }, at(500))).toEqual(delay)
  })

  test('where people run no risk nobody needs to be told', () => {
    expect(incidentDelay({ ...likely, level: 'unlikely' }, at(500))).toEqual({ state: 'not-needed' })
  })
})

describe('an incident is written down whole', () => {
  const now = at(5)
  const draft: IncidentDraft = {
    title: 'Un téléphone perdu',
    happened: 'Une liste était ouverte.',
    noticedAt,
    level: 'likely',
    peopleAffected: 12,
    measures: '',
    authorityToldAt: null,
    peopleToldAt: null,
    isClosed: false,
  }
  test.each([
    [{}, []],
    [{ title: ' ' }, ['title-missing']],
    [{ title: 'x'.repeat(201) }, ['title-long']],
    [{ happened: '' }, ['happened-missing']],
    [{ measures: 'x'.repeat(5001) }, ['text-long']],
    [{ noticedAt: null }, ['noticed-wrong']],
    [{ noticedAt: at(6) }, ['noticed-later']],
    [{ peopleAffected: null }, ['people-wrong']],
    [{ authorityToldAt: undefined }, ['told-wrong']],
    [{ peopleToldAt: at(6) }, ['told-later']],
    [{ isClosed: true }, ['measures-missing']],
    [{ isClosed: true, measures: 'Mot de passe changé.' }, []],
  ])('%j', (change, faults) => {
    expect(incidentFaults({ ...draft, ...change }, now)).toEqual(faults)
  })
})
