import { daysBetween, type CalendarDay } from './calendar-days.ts'
import { CALL_THRESHOLDS } from './call-list.ts'
import { moroccoDay } from './morocco-time.ts'
import type { EnrolmentStatus } from './organisations.ts'

/** How a member of an organisation stands, as their leader sees it: never a mark, never a place in an order. */
export const MEMBER_STANDINGS = ['not-begun', 'going', 'quiet', 'finished', 'away'] as const
export type MemberStanding = (typeof MEMBER_STANDINGS)[number]

/** Where a member stands: who did nothing for as long as the call list waits is quiet. */
export function memberStanding(facts: { status: EnrolmentStatus; lastAt: Date | null }, today: CalendarDay): MemberStanding {
  if (facts.status === 'completed') return 'finished'
  if (facts.status === 'paused') return 'away'
  if (!facts.lastAt) return 'not-begun'
  return daysBetween(moroccoDay(facts.lastAt), today) >= CALL_THRESHOLDS.silentDays ? 'quiet' : 'going'
}
