/** A small repeatable generator (mulberry32): the same seed gives the same numbers between 0 and 1 on every device. */
export function seededNumbers(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** A seed for one question from the seed of its attempt and the question's id (FNV-1a), so that questions are shuffled independently. */
export function seedFor(seed: number, id: string): number {
  return [...id].reduce((hash, letter) => Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0, (seed ^ 0x811c9dc5) >>> 0)
}

/** The ids in the order in which they are shown for a seed (an integer): the same on every device and at every refresh. */
export function optionOrder(seed: number, ids: readonly string[]): string[] {
  const next = seededNumbers(seed)
  const order: string[] = []
  ids.forEach((id, index) => order.splice(Math.floor(next() * (index + 1)), 0, id))
  return order
}

/** The order in which the items to be put in order are first shown: never the right one when there are two or more. */
export function startingOrder(seed: number, ids: readonly string[]): string[] {
  const order = optionOrder(seed, ids)
  const [first, ...rest] = order
  if (first === undefined || order.some((id, index) => id !== ids[index])) return order
  return [...rest, first]
}

/** A draw of at most so many ids, for quizzes that ask some of their questions. */
export function drawOf(seed: number, ids: readonly string[], count: number): string[] {
  return optionOrder(seed, ids).slice(0, Math.max(0, count))
}
