import { isCalendarDay, type CalendarDay } from './calendar-days.ts'
import { fromMoroccoLocal } from './morocco-time.ts'

/** Whether somebody was at a workshop; who has no mark was not asked about yet. */
export const ATTENDANCE = ['present', 'absent'] as const
export type Attendance = (typeof ATTENDANCE)[number]

export type WorkshopFault = { field: 'title' | 'place' | 'day' | 'starts' | 'ends' | 'seats'; because: WorkshopRefusal }
export type WorkshopRefusal = 'missing' | 'too-long' | 'not-a-day' | 'not-a-time' | 'ends-first' | 'not-seats'

export type TypedWorkshop = { title: string; place: string; day: string; starts: string; ends: string; seats: string }
export type Workshop = { title: string; place: string; localDay: CalendarDay; startsTime: string; endsTime: string; seats: number | null }

const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/

const faultOfText = (field: 'title' | 'place', text: string, most: number): WorkshopFault[] =>
  text === '' ? [{ field, because: 'missing' }] : text.length > most ? [{ field, because: 'too-long' }] : []

/** A workshop as it will stand, or every fault at once in the order of the form. It begins and ends on one day; seats are from 1 to 1,000 or left out. */
export function reviewWorkshop(typed: TypedWorkshop): { ok: true; workshop: Workshop } | { ok: false; faults: WorkshopFault[] } {
  const { day, starts, ends } = typed
  const title = typed.title.trim()
  const place = typed.place.trim()
  const seats = typed.seats.trim() === '' ? null : Number(typed.seats)
  const faults: WorkshopFault[] = [
    ...faultOfText('title', title, 120),
    ...faultOfText('place', place, 200),
    ...(isCalendarDay(day) ? [] : [{ field: 'day', because: 'not-a-day' } as const]),
    ...(TIME.test(starts) ? [] : [{ field: 'starts', because: 'not-a-time' } as const]),
    ...(TIME.test(ends) ? [] : [{ field: 'ends', because: 'not-a-time' } as const]),
    ...(TIME.test(starts) && TIME.test(ends) && ends <= starts ? [{ field: 'ends', because: 'ends-first' } as const] : []),
    ...(seats === null || (Number.isInteger(seats) && seats >= 1 && seats <= 1_000)
      ? []
      : [{ field: 'seats', because: 'not-seats' } as const]),
  ]
  if (faults.length > 0) return { ok: false, faults }
  return { ok: true, workshop: { title, place, localDay: day, startsTime: starts, endsTime: ends, seats } }
}

/** What one line of a sent sheet says: a mark where the choice differs from what the page showed; a line left as it was says nothing. */
export function saidMarks(
  lines: ReadonlyArray<{ enrolmentId: string; was: string; is: string }>,
): Array<{ enrolmentId: string; state: Attendance }> {
  return lines.flatMap(({ enrolmentId, was, is }) => {
    const state = ATTENDANCE.find((one) => one === is)
    return state === undefined || is === was ? [] : [{ enrolmentId, state }]
  })
}

const escaped = (text: string) => text.replace(/[\\;,]/g, '\\$&').replace(/\r\n?|\n/g, '\\n')
const utc = (instant: Date) => instant.toISOString().replace(/[-:]|\.\d{3}/g, '')

/** Lines of at most 75 bytes, as RFC 5545 §3.1 asks: what follows begins with a space. No character is cut. */
function folded(line: string): string {
  const parts: string[] = []
  let part = ''
  let bytes = 0
  for (const sign of line) {
    const size = new TextEncoder().encode(sign).length
    if (bytes + size > (parts.length === 0 ? 75 : 74)) {
      parts.push(part)
      part = ''
      bytes = 0
    }
    part += sign
    bytes += size
  }
  return [...parts, part].join('\r\n ')
}

type Dated = Pick<Workshop, 'title' | 'place' | 'localDay' | 'startsTime' | 'endsTime'> & { id: string; cancelledAt: Date | null }

/**
 * A workshop as a file for calendars (RFC 5545), its times as instants: the phone's own idea of Morocco's clock does not matter. It names the
 * workshop and its place, no cohort, organisation or person.
 */
export function calendarFile(workshop: Dated, now: Date): string {
  const { localDay, startsTime, endsTime } = workshop
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Passerelle//Workshops//FR',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${workshop.id}@passerelle`,
    `DTSTAMP:${utc(now)}`,
    `DTSTART:${utc(fromMoroccoLocal(localDay, startsTime))}`,
    `DTEND:${utc(fromMoroccoLocal(localDay, endsTime))}`,
    `SUMMARY:${escaped(workshop.title)}`,
    `LOCATION:${escaped(workshop.place)}`,
    `STATUS:${workshop.cancelledAt ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}
