/** A text with gaps in pieces: words, and the ids of gaps where [[id]] stands. */
export type GapPiece = { text: string } | { gap: string }

const MARK = /\[\[([a-z0-9][a-z0-9-]{0,19})\]\]/g

/** The pieces of a text with gaps, in order; empty words are left out. */
export function gapPieces(text: string): GapPiece[] {
  const pieces: GapPiece[] = []
  let from = 0
  for (const match of text.matchAll(MARK)) {
    if (match.index > from) pieces.push({ text: text.slice(from, match.index) })
    pieces.push({ gap: match[1] ?? '' })
    from = match.index + match[0].length
  }
  if (from < text.length) pieces.push({ text: text.slice(from) })
  return pieces
}

/** What is wrong between a text and its gaps: each gap stands in it once, and nothing else does; undefined where all is well. */
export function gapProblem(text: string, ids: readonly string[]): string | undefined {
  const placed = gapPieces(text).flatMap((piece) => ('gap' in piece ? [piece.gap] : []))
  const missing = ids.find((id) => !placed.includes(id))
  if (missing !== undefined) return `[[${missing}]] does not stand in the text`
  const unknown = placed.find((id) => !ids.includes(id))
  if (unknown !== undefined) return `[[${unknown}]] is no gap of this question`
  const twice = placed.find((id, index) => placed.indexOf(id) < index)
  return twice === undefined ? undefined : `[[${twice}]] stands twice in the text`
}
