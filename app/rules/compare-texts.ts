/** What became of a stretch of text between two versions. */
export const CHANGE_KINDS = ['same', 'added', 'removed'] as const
export type ChangeKind = (typeof CHANGE_KINDS)[number]
export type Change = { kind: ChangeKind; text: string }

/** Beyond so many changed words a comparison word by word helps nobody: what differs is shown as removed and added whole. */
const MOST_CHANGES = 1500

/** Words and the spaces between them. */
function tokensOf(text: string): string[] {
  return text.match(/\s+|[^\s]+/gu) ?? []
}

/** The lengths of the common beginning and end of two lists. */
function commonEnds(before: readonly string[], after: readonly string[]): { start: number; end: number } {
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && before[start] === after[start]) start += 1
  let end = 0
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1
  return { start, end }
}

/** The furthest points of each diagonal, step by step (Myers, "An O(ND) Difference Algorithm"); null beyond the limit. */
function traceOf(before: readonly string[], after: readonly string[]): Int32Array[] | null {
  const most = Math.min(before.length + after.length, MOST_CHANGES)
  const trace: Int32Array[] = []
  const furthest = new Int32Array(2 * most + 3)
  for (let step = 0; step <= most; step += 1) {
    trace.push(furthest.slice(most - step, most + step + 3))
    for (let diagonal = -step; diagonal <= step; diagonal += 2) {
      const at = most + 1 + diagonal
      const [down, right] = [furthest[at + 1] ?? 0, furthest[at - 1] ?? 0]
      let x = diagonal === -step || (diagonal !== step && right < down) ? down : right + 1
      let y = x - diagonal
      while (x < before.length && y < after.length && before[x] === after[y]) {
        x += 1
        y += 1
      }
      furthest[at] = x
      if (x >= before.length && y >= after.length) return trace
    }
  }
  return null
}

function changesBetween(before: readonly string[], after: readonly string[]): Change[] {
  const whole: Change[] = [
    { kind: 'removed', text: before.join('') },
    { kind: 'added', text: after.join('') },
  ]
  if (before.length === 0 || after.length === 0) return whole
  const trace = traceOf(before, after)
  if (!trace) return whole
  const changes: Change[] = []
  let [x, y] = [before.length, after.length]
  for (let step = trace.length - 1; step >= 0; step -= 1) {
    const furthest = trace[step]
    const value = (diagonal: number) => furthest?.[diagonal + step + 1] ?? 0
    const diagonal = x - y
    const cameDown = diagonal === -step || (diagonal !== step && value(diagonal - 1) < value(diagonal + 1))
    const from = cameDown ? diagonal + 1 : diagonal - 1
    const [fromX, fromY] = step === 0 ? [0, 0] : [value(from), value(from) - from]
    while (x > fromX && y > fromY) {
      x -= 1
      y -= 1
      changes.push({ kind: 'same', text: before[x] ?? '' })
    }
    if (step === 0) break
    if (cameDown) changes.push({ kind: 'added', text: after[fromY] ?? '' })
    else changes.push({ kind: 'removed', text: before[fromX] ?? '' })
    x = fromX
    y = fromY
  }
  return changes.reverse()
}

/** Joins neighbours of one kind, removed words before added ones, and takes the spaces between changed words with them. */
function joined(changes: readonly Change[]): Change[] {
  const groups: Change[] = []
  let [removed, added] = ['', '']
  const flush = () => {
    if (removed !== '') groups.push({ kind: 'removed', text: removed })
    if (added !== '') groups.push({ kind: 'added', text: added })
    ;[removed, added] = ['', '']
  }
  changes.forEach((change, index) => {
    if (change.kind === 'removed') removed += change.text
    else if (change.kind === 'added') added += change.text
    else if (/^[^\S\n]+$/u.test(change.text) && (removed !== '' || added !== '') && (changes[index + 1]?.kind ?? 'same') !== 'same') {
      if (removed !== '') removed += change.text
      if (added !== '') added += change.text
      if (removed === '') removed = change.text
      if (added === '') added = change.text
    } else {
      flush()
      const last = groups.at(-1)
      if (last?.kind === 'same') last.text += change.text
      else groups.push({ kind: 'same', text: change.text })
    }
  })
  flush()
  return groups
}

/** What changed from one text to another, word by word; the same and added stretches make the second text, the same and removed ones the first. */
export function compareTexts(before: string, after: string): Change[] {
  const [old, now] = [tokensOf(before), tokensOf(after)]
  const { start, end } = commonEnds(old, now)
  const same = (tokens: readonly string[]): Change[] => (tokens.length === 0 ? [] : [{ kind: 'same', text: tokens.join('') }])
  const middle = changesBetween(old.slice(start, old.length - end), now.slice(start, now.length - end))
  return joined([...same(now.slice(0, start)), ...middle, ...same(now.slice(now.length - end))].filter(({ text }) => text !== ''))
}

/** Whether two texts say the same but for spaces at their ends. */
export function isSameText(before: string, after: string): boolean {
  return before.trim() === after.trim()
}
