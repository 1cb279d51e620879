/** When something was finished on a phone without a network, as the server understands it. */
export type PhoneTime = {
  /** By the server's clock: the time it waited is counted back from its arrival, so that a wrong clock does not matter. */
  finishedAt: Date
  /** By the phone's own clock, as its owner saw it. */
  shownAt: Date
  /** How far the phone's clock is ahead of the server's, in seconds. */
  skewSeconds: number
}

/** The longest time that an entry is believed to have waited on a phone, in days. */
export const LONGEST_WAIT_DAYS = 60

function instant(text: string | null): Date | null {
  const read = new Date(text ?? '')
  return Number.isNaN(read.getTime()) ? null : read
}

/**
 * Reads what a phone says of an entry that waited: when it was finished and when it was sent, both by its own clock. Null where it says nothing
 * that can be read. An entry from the phone's future counts as finished when it arrived, one that claims a longer wait than 60 days as 60 days old.
 */
export function phoneTime(said: { finished: string | null; sent: string | null }, receivedAt: Date): PhoneTime | null {
  const shownAt = instant(said.finished)
  const sentAt = instant(said.sent)
  if (!shownAt || !sentAt) return null
  const waited = Math.min(Math.max(0, sentAt.getTime() - shownAt.getTime()), LONGEST_WAIT_DAYS * 86_400_000)
  return {
    finishedAt: new Date(receivedAt.getTime() - waited),
    shownAt,
    skewSeconds: Math.round((sentAt.getTime() - receivedAt.getTime()) / 1000),
  }
}
