import { expect, test } from 'vitest'
import { LONGEST_WAIT_DAYS, phoneTime } from './phone-time.ts'

const received = new Date('2026-11-20T12:00:00Z')
const hour = 3_600_000
const iso = (time: number) => new Date(time).toISOString()

test.each([
  ['a right clock', 0],
  ['a clock a day ahead', 24 * hour],
  ['a clock a day behind', -24 * hour],
])('the wait is counted back from the arrival, with %s', (_, skew) => {
  const sent = received.getTime() + skew
  const read = phoneTime({ finished: iso(sent - 3 * hour), sent: iso(sent) }, received)
  expect(read?.finishedAt).toEqual(new Date(received.getTime() - 3 * hour))
  expect(read?.skewSeconds).toBe(skew / 1000)
  expect(read?.shownAt).toEqual(new Date(sent - 3 * hour))
})

test('a clock that was set back in between gives the time of arrival', () => {
  const read = phoneTime({ finished: iso(received.getTime() + hour), sent: iso(received.getTime()) }, received)
  expect(read?.finishedAt).toEqual(received)
})

test('a wait beyond all bounds is cut', () => {
  const read = phoneTime({ finished: '2001-01-01T00:00:00Z', sent: received.toISOString() }, received)
  expect(read?.finishedAt).toEqual(new Date(received.getTime() - LONGEST_WAIT_DAYS * 24 * hour))
})

test.each([
  [null, null],
  ['yesterday', received.toISOString()],
  [received.toISOString(), ''],
])('%s and %s say nothing', (finished, sent) => {
  expect(phoneTime({ finished, sent }, received)).toBeNull()
})
