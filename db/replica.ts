/** A place in the write-ahead log of the database, as it tells it, and when it was asked. */
export type LogPlace = { at: number; place: bigint }

/** A copy may be so many milliseconds behind the database and still be read. */
export const MOST_BEHIND_MS = 5_000
/** For so many seconds after somebody's change they read the database itself: longer than a copy that is read can be behind. */
export const OWN_CHANGES_SECONDS = 10

/** A place like `16/B374D848` as a number. Throws on anything else. */
export function logPlace(text: string): bigint {
  const [, high = '', low = ''] = /^([0-9A-F]{1,8})\/([0-9A-F]{1,8})$/i.exec(text) ?? []
  if (high === '') throw new Error('Not a place in the log')
  return (BigInt(`0x${high}`) << 32n) + BigInt(`0x${low}`)
}

/**
 * Until when a copy holds everything: the last instant at which the database stood at a place that the copy has reached. Undefined where it has
 * reached none. A copy that lost its line reaches no new place, and a database without any change stands at an old one.
 */
export function upToDateUntil(places: readonly LogPlace[], reached: bigint): number | undefined {
  return places.findLast(({ place }) => place <= reached)?.at
}
