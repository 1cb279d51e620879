/** A stretch of a frozen text as it is shown: where it begins in that text, its words, and the remarks that stand on it. */
export type Passage = { start: number; text: string; isBold: boolean; remarkIds: string[] }
/** One line of a part: an ordinary one, or an item of a list whose mark is not part of its passages. */
export type PassageLine = { mark: string | null; passages: Passage[] }

/** A quotation with its place in the text. */
export type Anchor = { id: string; start: number; end: number }

const LIST_MARK = /^(\s*)([-*•]|\d{1,3}[.)])\s+/
const PIECES = /\*\*((?:(?!\*\*).)+?)\*\*|\\([\\*\-•.)])|[^]/gu

type Piece = { start: number; text: string; isBold: boolean }

/** The pieces of a line without the signs of the small text format, each with its place in the whole text. */
function piecesOf(line: string, offset: number): Piece[] {
  const pieces: Piece[] = []
  for (const found of line.matchAll(PIECES)) {
    const [whole, bold, escaped] = found
    const at = offset + found.index
    const piece =
      bold !== undefined
        ? { start: at + 2, text: bold, isBold: true }
        : { start: escaped === undefined ? at : at + 1, text: escaped ?? whole, isBold: false }
    const last = pieces.at(-1)
    const isNext = last && !last.isBold && !piece.isBold && last.start + last.text.length === piece.start
    if (isNext) last.text += piece.text
    else pieces.push(piece)
  }
  return pieces
}

function cut(piece: Piece, anchors: readonly Anchor[]): Passage[] {
  const end = piece.start + piece.text.length
  const inside = anchors.flatMap((anchor) => [anchor.start, anchor.end]).filter((place) => place > piece.start && place < end)
  const places = [...new Set([piece.start, ...inside, end])].sort((a, b) => a - b)
  return places.slice(0, -1).map((start, index) => ({
    start,
    text: piece.text.slice(start - piece.start, (places[index + 1] ?? end) - piece.start),
    isBold: piece.isBold,
    remarkIds: anchors.filter((anchor) => anchor.start <= start && anchor.end > start).map(({ id }) => id),
  }))
}

/** The lines of a part as it was handed in, cut where remarks begin and end, so that a place on the page is a place in the text. Empty lines part paragraphs. */
export function passagesOf(text: string, anchors: readonly Anchor[]): PassageLine[][] {
  const paragraphs: PassageLine[][] = [[]]
  let offset = 0
  for (const line of text.split('\n')) {
    const mark = LIST_MARK.exec(line)
    const skipped = mark?.[0].length ?? 0
    if (line.trim() === '') paragraphs.push([])
    else
      paragraphs.at(-1)?.push({
        mark: mark?.[2] ?? null,
        passages: piecesOf(line.slice(skipped), offset + skipped).flatMap((piece) => cut(piece, anchors)),
      })
    offset += line.length + 1
  }
  return paragraphs.filter((lines) => lines.length > 0)
}
