import { describe, expect, test } from 'vitest'
import { isProven, isRenewalDue, PROOF_LASTS, SESSION_LIMITS, sessionEnd, type SessionKind } from './session-limits.ts'

const began = new Date('2026-11-23T09:00:00Z')
const after = (milliseconds: number) => new Date(began.getTime() + milliseconds)
const kinds = Object.keys(SESSION_LIMITS) as SessionKind[]

describe('the end of a session', () => {
  test.each(kinds)('%s: use moves it, but never beyond its whole time', (kind) => {
    const { idle, whole } = SESSION_LIMITS[kind]
    expect(sessionEnd(kind, began, began)).toEqual(after(idle))
    expect(sessionEnd(kind, began, after(idle - 1))).toEqual(after(Math.min(whole, 2 * idle - 1)))
    expect(sessionEnd(kind, began, after(whole - 1))).toEqual(after(whole))
  })

  test('the more a session opens, the sooner it ends', () => {
    const ends = kinds.map((kind) => SESSION_LIMITS[kind])
    expect([...ends].sort((one, other) => one.idle - other.idle)).toEqual(ends)
    expect(ends.every(({ idle, whole }) => idle < whole)).toBe(true)
  })

  test.each(kinds)('%s: each use is not written down, but one in time is', (kind) => {
    const { idle } = SESSION_LIMITS[kind]
    expect(isRenewalDue(kind, after(idle), after(idle + 1000))).toBe(false)
    expect(isRenewalDue(kind, after(idle), after(idle + idle / 9))).toBe(true)
  })
})

test('a proof lasts ten minutes', () => {
  expect(isProven(began, after(PROOF_LASTS - 1))).toBe(true)
  expect(isProven(began, after(PROOF_LASTS))).toBe(false)
})
