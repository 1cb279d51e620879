/** Days between two messages to one person, unless their sender confirms. */
export const REMINDER_DAYS = 5

/** Whether somebody may be reminded: refuses a second message within five days, unless it was confirmed. */
export function mayRemind(
  lastMessageAt: Date | null,
  { now, isConfirmed }: { now: Date; isConfirmed: boolean },
): { ok: true } | { ok: false; because: 'too-soon'; lastAt: Date } {
  if (lastMessageAt === null || isConfirmed) return { ok: true }
  const due = lastMessageAt.getTime() + REMINDER_DAYS * 86_400_000
  return now.getTime() >= due ? { ok: true } : { ok: false, because: 'too-soon', lastAt: lastMessageAt }
}
