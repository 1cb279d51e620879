import { placeField, type Filled } from './shown-question.ts'

/** The values of an ordering as an address carries them, when they are the numbers below `count`, each once. */
export function arrangementFrom(text: string | null, count: number): string[] | null {
  const values = (text ?? '').split(',')
  const isWhole = values.length === count && new Set(values).size === count
  return isWhole && values.every((value) => /^\d{1,2}$/.test(value) && Number(value) < count) ? values : null
}

/** The values of an ordering in the order in which they stand: by their places where all have one of their own, else as first shown. */
export function arrangementOf(filled: Filled, count: number): string[] {
  const values = Array.from({ length: count }, (_, index) => String(index))
  const place = (value: string) => Number(filled[placeField(value)]?.[0] ?? Number.NaN)
  const isPlaced = new Set(values.map(place).filter((one) => one >= 1 && one <= count)).size === count
  return isPlaced ? values.sort((a, b) => place(a) - place(b)) : values
}

/** An arrangement after one of its values went one step `up:2` or `down:2`; at the ends nothing moves. */
export function afterMove(arrangement: readonly string[], move: string): string[] {
  const [direction, value = ''] = move.split(':')
  const from = arrangement.indexOf(value)
  const to = direction === 'up' ? from - 1 : from + 1
  const other = arrangement[to]
  if (from < 0 || other === undefined) return [...arrangement]
  return arrangement.map((one, index) => (index === from ? other : index === to ? value : one))
}

/** The fields of an ordering whose values stand in this order. */
export function filledByArrangement(arrangement: readonly string[]): Filled {
  return Object.fromEntries(arrangement.map((value, index) => [placeField(value), [String(index + 1)]]))
}
