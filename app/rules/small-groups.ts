/** Counts from 1 to one less than this say too much of single people: they do not leave the platform. */
export const SMALLEST_SHOWN = 5

/** A table of counts; the last row and the last column are the sums. Null where a count is protected. */
export type CountTable = readonly (readonly number[])[]
export type ProtectedTable = (number | null)[][]

type Place = { row: number; column: number }
/** One way in which the hidden counts could be otherwise: four corners that rise or fall by one, in one or several tables that follow each other. */
type Move = { first: number; last: number; corners: Array<Place & { by: 1 | -1 }> }

const isSmall = (count: number) => count > 0 && count < SMALLEST_SHOWN
const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0)

/** Adds the sums: a last column for each row and a last row for each column. */
export function withSums(counts: CountTable, columns: number): number[][] {
  const rows = counts.map((row) => [...row, sum(row)])
  return [...rows, Array.from({ length: columns + 1 }, (_, column) => sum(rows.map((row) => row[column] ?? 0)))]
}

/** At most so many other rows are tried as partners of a small count, the smallest ones: a table of 500 organisations takes no minutes. */
const MOST_PARTNERS = 12

/**
 * Hides every count from 1 to 4 in tables that follow each other, each a part of the one before (enrolled, started, completed), all with the same rows
 * and columns. With each, three others are hidden at the corners of a rectangle, in as many of the tables as it takes, so that all of them could be one
 * more or one less while every sum, every count that is shown, and the order of the tables stay true: nobody finds it by subtracting or comparing.
 * Nothing is always shown, so that what is hidden stays one at least. Of the ways there are, the one that hides least new is taken.
 */
export function protectSmallGroups(tables: readonly CountTable[]): ProtectedTable[] {
  const hidden = tables.map((table) => table.map((row) => row.map(isSmall)))
  const isHidden = (step: number, { row, column }: Place) => hidden[step]?.[row]?.[column] ?? false
  const partnersOf = partnersIn(tables)
  tables.forEach((table, step) =>
    table.forEach((counts, row) =>
      counts.forEach((count, column) => {
        if (!isSmall(count)) return
        const best = cheapest(movesOf(tables, step, { row, column }, partnersOf), ({ first, last, corners }) => {
          let cost = 0
          for (const corner of corners)
            for (let at = first; at <= last; at += 1)
              if (!isHidden(at, corner)) cost += 1000 + (tables[at]?.[corner.row]?.[corner.column] ?? 0)
          return cost
        })
        if (best) hide(hidden, best)
      }),
    ),
  )
  return tables.map((table, step) =>
    table.map((row, at) => row.map((count, column) => (isHidden(step, { row: at, column }) ? null : count))),
  )
}

function hide(hidden: boolean[][][], { first, last, corners }: Move): void {
  for (const { row, column } of corners)
    for (const table of hidden.slice(first, last + 1)) {
      const line = table[row]
      if (line) line[column] = true
    }
}

/** The first of the cheapest; one that costs nothing ends the search. */
function cheapest(moves: Iterable<Move>, costOf: (move: Move) => number): Move | undefined {
  let best: { move: Move; cost: number } | undefined
  for (const move of moves) {
    const cost = costOf(move)
    if (!best || cost < best.cost) best = { move, cost }
    if (cost === 0) break
  }
  return best?.move
}

/** The rows whose count in a column may stand against a small one, the smallest first: sorted once for each column of each table. */
function partnersIn(tables: readonly CountTable[]) {
  const sorted = new Map<string, number[]>()
  return (step: number, { row, column }: Place): number[] => {
    const table = tables[step] ?? []
    const key = `${step} ${column}`
    const before = sorted.get(key)
    const partners =
      before ??
      [...table.keys()]
        .slice(0, -1)
        .filter((one) => (table[one]?.[column] ?? 0) > 0)
        .sort((one, other) => (table[one]?.[column] ?? 0) - (table[other]?.[column] ?? 0))
        .slice(0, MOST_PARTNERS + 1)
    if (!before) sorted.set(key, partners)
    return partners.filter((one) => one !== row).slice(0, MOST_PARTNERS)
  }
}

/** The ways in which a count of one table could be one more or one less with all sums and the order of the tables kept. */
function* movesOf(tables: readonly CountTable[], step: number, place: Place, partnersOf: ReturnType<typeof partnersIn>): Generator<Move> {
  const table = tables[step] ?? []
  const lastRow = table.length - 1
  const lastColumn = (table[0]?.length ?? 1) - 1
  const partners = partnersOf(step, place)
  for (const row of place.row === lastRow ? partners : [...partners, lastRow])
    for (let column = 0; column <= lastColumn; column += 1)
      if (column !== place.column)
        for (const corners of cornersOf(place, { row, column }, { row: lastRow, column: lastColumn }))
          yield* stretchesWith(tables, step, corners)
}

/** The corners of a rectangle with the ways they move together: a sum moves with its parts, two parts of one sum against each other. */
function cornersOf(place: Place, other: Place, sums: Place): Move['corners'][] {
  const against = (isSum: boolean) => (isSum ? 1 : -1)
  const acrossRows = against(place.row === sums.row || other.row === sums.row)
  const acrossColumns = against(place.column === sums.column || other.column === sums.column)
  return ([1, -1] as const).map((by) => {
    const signed = (factor: number) => (by * factor > 0 ? 1 : -1)
    return [
      { ...place, by },
      { row: place.row, column: other.column, by: signed(acrossColumns) },
      { row: other.row, column: place.column, by: signed(acrossRows) },
      { ...other, by: signed(acrossRows * acrossColumns) },
    ] as const satisfies Move['corners']
  })
}

/** The stretches of tables around one in which these corners may move together. */
function* stretchesWith(tables: readonly CountTable[], step: number, corners: Move['corners']): Generator<Move> {
  const at = (table: number, { row, column }: Place) => tables[table]?.[row]?.[column] ?? 0
  const staysCounted = (table: number) =>
    table >= 0 && table < tables.length && corners.every((corner) => at(table, corner) >= 1 && at(table, corner) + corner.by >= 1)
  if (!staysCounted(step)) return
  const mayBegin = (first: number) => first === 0 || corners.every((corner) => at(first, corner) + corner.by <= at(first - 1, corner))
  const mayEnd = (last: number) =>
    last === tables.length - 1 || corners.every((corner) => at(last, corner) + corner.by >= at(last + 1, corner))
  let lowest = step
  while (staysCounted(lowest - 1)) lowest -= 1
  for (let first = lowest; first <= step; first += 1)
    if (mayBegin(first)) for (let last = step; staysCounted(last); last += 1) if (mayEnd(last)) yield { first, last, corners }
}

/** A list of counts with its sum: small ones are null; so are the sum, or one more, where the rest would tell them. */
export function protectList(counts: readonly number[]): { counts: (number | null)[]; sum: number | null } {
  const small = counts.filter(isSmall)
  const total = sum(counts)
  if (small.length === 0) return { counts: [...counts], sum: total }
  const large = counts.filter((count) => count >= SMALLEST_SHOWN).sort((one, other) => one - other)
  const partner = small.length === 1 ? large[0] : undefined
  const hiddenAt = counts.findIndex((count) => count === partner)
  const shown = counts.map((count, index) => (isSmall(count) || (partner !== undefined && index === hiddenAt) ? null : count))
  const isTold = partner === undefined && (small.length === 1 || small.every((count) => count === 1) || isSmall(total))
  return { counts: shown, sum: isTold ? null : total }
}
