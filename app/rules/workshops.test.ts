import { describe, expect, test } from 'vitest'
import { calendarFile, reviewWorkshop, saidMarks } from './workshops.ts'

const TYPED = { title: 'Atelier prix', place: 'Salle 2, Salé', day: '2026-12-05', starts: '09:30', ends: '12:00', seats: '' }

describe('a workshop as it is typed', () => {
  test('stands with its day and times, with or without seats', () => {
    expect(reviewWorkshop(TYPED)).toMatchObject({ ok: true, workshop: { localDay: '2026-12-05', startsTime: '09:30', seats: null } })
    expect(reviewWorkshop({ ...TYPED, seats: '12' })).toMatchObject({ ok: true, workshop: { seats: 12 } })
  })

  test('shows every fault at once, in the order of the form', () => {
    const typed = { title: ' ', place: 'x'.repeat(201), day: '31/02/2026', starts: '25:00', ends: '8 h', seats: '0' }
    expect(reviewWorkshop(typed)).toEqual({
      ok: false,
      faults: [
        { field: 'title', because: 'missing' },
        { field: 'place', because: 'too-long' },
        { field: 'day', because: 'not-a-day' },
        { field: 'starts', because: 'not-a-time' },
        { field: 'ends', because: 'not-a-time' },
        { field: 'seats', because: 'not-seats' },
      ],
    })
  })

  test('ends after it begins', () => {
    expect(reviewWorkshop({ ...TYPED, ends: '09:30' })).toEqual({ ok: false, faults: [{ field: 'ends', because: 'ends-first' }] })
  })
})

test('a sheet says only what differs from what its page showed, so that an older page undoes nobody’s later mark', () => {
  const lines = [
    { enrolmentId: 'a', was: '', is: 'present' },
    { enrolmentId: 'b', was: 'present', is: 'present' },
    { enrolmentId: 'c', was: 'present', is: 'absent' },
    { enrolmentId: 'd', was: '', is: '' },
    { enrolmentId: 'e', was: '', is: 'late' },
  ]
  expect(saidMarks(lines)).toEqual([
    { enrolmentId: 'a', state: 'present' },
    { enrolmentId: 'c', state: 'absent' },
  ])
})

describe('the calendar file', () => {
  const workshop = {
    id: 'w1',
    title: 'Prix, coûts; marges',
    place: 'Salle\n2',
    localDay: '2026-12-05',
    startsTime: '09:30',
    endsTime: '12:00',
  }
  const NOW = new Date('2026-11-24T08:00:00Z')

  test('holds instants, and escapes what separates', () => {
    const file = calendarFile({ ...workshop, cancelledAt: null }, NOW)
    expect(file).toContain('DTSTART:20261205T093000Z\r\nDTEND:20261205T120000Z\r\n')
    expect(file).toContain('SUMMARY:Prix\\, coûts\\; marges\r\nLOCATION:Salle\\n2\r\nSTATUS:CONFIRMED\r\n')
    expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    // In August 2026 clocks in Morocco were one hour ahead.
    expect(calendarFile({ ...workshop, localDay: '2026-08-05', cancelledAt: NOW }, NOW)).toMatch(
      /DTSTART:20260805T083000Z[^]*STATUS:CANCELLED/,
    )
  })

  test('has no line above 75 bytes, and unfolds to the same text', () => {
    const title = 'ورشة حول الأثمنة والتكاليف وهوامش الربح للتعاونيات والجمعيات 🎉'.repeat(2)
    const file = calendarFile({ ...workshop, title, cancelledAt: null }, NOW)
    for (const line of file.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
    expect(file.replaceAll('\r\n ', '')).toContain(`SUMMARY:${title}\r\n`)
  })
})
