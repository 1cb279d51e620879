import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allocate, type FreeMarker } from './allocation.ts'

const at = (day: number) => new Date(Date.UTC(2026, 10, day))
const marker = (id: string, waiting: number, lastGivenAt: Date | null = null): FreeMarker => ({ id, waiting, lastGivenAt })
const facts = { before: null, ofOrganisation: null }

describe('who is given a hand-in', () => {
  const markers = [marker('a', 2), marker('b', 1, at(3)), marker('c', 1, at(2))]
  test('nobody where whoever is free takes it, or a coordinator shares out', () => {
    expect((['free', 'by-hand'] as const).map((rule) => allocate({ rule, markers, ...facts, before: 'a' }))).toEqual([null, null])
  })
  test('in turn: who has least waits, then who was given something longest ago', () => {
    expect(allocate({ rule: 'in-turn', markers, ...facts })).toBe('c')
    expect(allocate({ rule: 'in-turn', markers, ...facts, ofOrganisation: 'a' })).toBe('c')
  })
  test('by organisation: who had its last work, and in turn where that person is not there any more', () => {
    expect(allocate({ rule: 'by-organisation', markers, ...facts, ofOrganisation: 'a' })).toBe('a')
    expect(allocate({ rule: 'by-organisation', markers, ...facts, ofOrganisation: 'gone' })).toBe('c')
  })
  test('a next round goes to who read the one before', () => {
    expect(allocate({ rule: 'in-turn', markers, ...facts, before: 'a' })).toBe('a')
  })
  test('nobody where no marker is left', () => {
    expect(allocate({ rule: 'in-turn', markers: [], ...facts, before: 'a' })).toBe(null)
  })
  test('in turn, the waiting of any two trainers never differs by more than one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 40 }), (people, works) => {
        const waiting = Array.from({ length: people }, (_, index) => marker(`t${index}`, 0))
        for (let work = 0; work < works; work += 1) {
          const given = allocate({ rule: 'in-turn', markers: waiting, ...facts })
          const place = waiting.findIndex(({ id }) => id === given)
          waiting[place] = marker(given!, waiting[place]!.waiting + 1, at(work + 1))
        }
        const counts = waiting.map((one) => one.waiting)
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
      }),
    )
  })
})
