/** The direction in which a drawing is read: it begins at the side where reading begins. */
export type Direction = 'ltr' | 'rtl'

/** A piece of a bar, in per cent of the drawing's width from its left edge. */
export type Stretch = { x: number; width: number }

/** One among very many is still seen: the shortest bar of a value above zero, in per cent. */
export const SHORTEST = 1

const rounded = (value: number) => Math.round(value * 100) / 100
const counted = (value: number) => (Number.isFinite(value) ? Math.max(0, value) : 0)

/** The value that fills a drawing: the largest one, at least 1, so that nothing is divided by zero. */
export function scaleOf(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, counted(value)), 1)
}

/** The length of a value in per cent of the scale: 0 for zero, never below SHORTEST for more, never above 100. */
export function lengthOf(value: number, scale: number): number {
  if (counted(value) === 0) return 0
  return rounded(Math.min(100, Math.max(SHORTEST, (100 * counted(value)) / scale)))
}

/** The pieces of one bar, one after the other from where reading begins; together they never leave the drawing. */
export function stretches(values: readonly number[], scale: number, direction: Direction): Stretch[] {
  const lengths = values.map((value) => lengthOf(value, scale))
  const whole = lengths.reduce((sum, length) => sum + length, 0)
  const shrink = whole > 100 ? 100 / whole : 1
  let from = 0
  return lengths.map((length) => {
    const width = rounded(length * shrink)
    const x = direction === 'rtl' ? rounded(100 - from - width) : rounded(from)
    from += length * shrink
    return { x: Math.max(0, x), width }
  })
}

/** The slopes of a funnel between each step and the next, as points of a polygon in a box of 100 by 10. */
export function slopes(values: readonly number[], direction: Direction): string[] {
  const scale = scaleOf(values)
  const at = (along: number) => (direction === 'rtl' ? rounded(100 - along) : along)
  return values.slice(1).map((value, index) => {
    const above = lengthOf(values[index] ?? 0, scale)
    return `${at(0)},0 ${at(above)},0 ${at(lengthOf(value, scale))},10 ${at(0)},10`
  })
}

export type Spark = { line: string; area: string; dots: Array<{ x: number; y: number }> }

/** Room above and below a line, so that its thickness and dots are not cut. */
const MARGIN = 3
export const SPARK = { width: 100, height: 30 } as const

/** A line through values in time, each in the middle of its column, in the box of SPARK; empty without values, a dot for one. */
export function spark(values: readonly number[], direction: Direction): Spark {
  const scale = scaleOf(values)
  const dots = values.map((value, index) => {
    const along = ((index + 0.5) * SPARK.width) / values.length
    const up = ((SPARK.height - 2 * MARGIN) * Math.min(scale, counted(value))) / scale
    return { x: rounded(direction === 'rtl' ? SPARK.width - along : along), y: rounded(SPARK.height - MARGIN - up) }
  })
  const [first, last] = [dots[0], dots.at(-1)]
  if (!first || !last || dots.length === 1) return { line: '', area: '', dots }
  const line = `M${dots.map(({ x, y }) => `${x} ${y}`).join('L')}`
  return { line, area: `${line}L${last.x} ${SPARK.height}L${first.x} ${SPARK.height}Z`, dots }
}
