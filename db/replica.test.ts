import { describe, expect, test } from 'vitest'
import { logPlace, upToDateUntil } from './replica.ts'

describe('a place in the log', () => {
  test.for([
    ['0/0', 0n],
    ['0/16B3740', 23_803_712n],
    ['1/0', 4_294_967_296n],
    ['16/B374D848', 97_500_059_720n],
  ] as const)('%s is a number', ([text, place]) => expect(logPlace(text)).toBe(place))
  test.for(['', '16', '16/', 'x/1', '1/2/3'])('%j is none', (text) => expect(() => logPlace(text)).toThrow('Not a place'))
})

describe('until when a copy holds everything', () => {
  const places = [
    { at: 1000, place: 10n },
    { at: 2000, place: 10n },
    { at: 3000, place: 14n },
  ]
  test('is the last instant at which nothing was written that it lacks', () => expect(upToDateUntil(places, 13n)).toBe(2000))
  test('is now where it has reached everything', () => expect(upToDateUntil(places, 14n)).toBe(3000))
  test('is unknown where it has reached no place that is remembered', () => expect(upToDateUntil(places, 9n)).toBeUndefined())
})
