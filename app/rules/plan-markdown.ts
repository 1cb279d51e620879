/** A stretch of a line in one weight. */
export type Run = { text: string; bold: boolean }
/** One line of a paragraph or of a list item. */
export type Line = Run[]
/** A block of a written part: a paragraph of lines, or a list whose items are lines. */
export type Block = { kind: 'paragraph'; lines: Line[] } | { kind: 'list'; ordered: boolean; items: Line[][] }

const BULLET = /^\s*[-*•]\s+/
const NUMBER = /^\s*\d{1,3}[.)]\s+/
const TOKENS = /\\([\\*])|\*\*((?:\\[\\*]|\\(?![\\*])|(?!\*\*)[^\\])+?)\*\*|[^]/gu

/** A line without runs that say nothing, its edges trimmed, neighbours of one weight joined. */
function tidyLine(runs: readonly Run[]): Line {
  const joined = runs.reduce<Line>((line, run) => {
    const last = line.at(-1)
    if (run.text === '') return line
    if (last && last.bold === run.bold) return [...line.slice(0, -1), { text: last.text + run.text, bold: run.bold }]
    return [...line, run]
  }, [])
  const started = joined.map((run, index) => (index === 0 ? { ...run, text: run.text.trimStart() } : run))
  const ended = started.map((run, index) => (index === started.length - 1 ? { ...run, text: run.text.trimEnd() } : run))
  return ended.length === joined.length && ended.every((run) => run.text !== '') ? ended : tidyLine(ended)
}

/** The pieces between empty lines. */
function splitAtGaps(lines: readonly Line[]): Line[][] {
  const pieces: Line[][] = [[]]
  for (const line of lines) {
    if (line.length === 0) pieces.push([])
    else pieces.at(-1)?.push(line)
  }
  return pieces.filter((piece) => piece.length > 0)
}

/** The normal form of a document: nothing empty, lines trimmed, neighbouring lists of one kind joined. */
export function tidyBlocks(blocks: readonly Block[]): Block[] {
  const tidied = blocks.flatMap((block): Block[] => {
    if (block.kind === 'paragraph') return splitAtGaps(block.lines.map(tidyLine)).map((lines) => ({ kind: 'paragraph', lines }))
    const items = block.items.map((item) => item.map(tidyLine).filter((line) => line.length > 0)).filter((item) => item.length > 0)
    return items.length === 0 ? [] : [{ kind: 'list', ordered: block.ordered, items }]
  })
  return tidied.reduce<Block[]>((joined, block) => {
    const last = joined.at(-1)
    if (last?.kind !== 'list' || block.kind !== 'list' || last.ordered !== block.ordered) return [...joined, block]
    return [...joined.slice(0, -1), { ...last, items: [...last.items, ...block.items] }]
  }, [])
}

const withoutEscapes = (text: string) => text.replace(/\\([\\*])/g, '$1')

function readLine(text: string): Line {
  const runs: Run[] = []
  for (const [whole, escaped, bold] of text.matchAll(TOKENS)) {
    runs.push(bold === undefined ? { text: escaped ?? whole, bold: false } : { text: withoutEscapes(bold), bold: true })
  }
  return tidyLine(runs)
}

const withoutEscapedMarker = (text: string) => text.replace(/^(\s*)\\([-•])/, '$1$2').replace(/^(\s*\d{1,3})\\([.)])/, '$1$2')

/** The document that a plain text says: blank lines part paragraphs, `-` and `1.` begin list items, `**` makes bold. */
export function readMarkdown(markdown: string): Block[] {
  const blocks: Block[] = []
  let isAfterGap = true
  for (const line of markdown.replace(/\r\n?/g, '\n').split('\n')) {
    const last = blocks.at(-1)
    const isBullet = BULLET.test(line)
    if (line.trim() === '') {
      isAfterGap = true
      continue
    }
    if (isBullet || NUMBER.test(line)) {
      const item = [readLine(line.replace(isBullet ? BULLET : NUMBER, ''))]
      if (last?.kind === 'list' && last.ordered !== isBullet) last.items.push(item)
      else blocks.push({ kind: 'list', ordered: !isBullet, items: [item] })
    } else {
      const read = readLine(withoutEscapedMarker(line))
      if (!isAfterGap && last?.kind === 'list' && /^\s{2}/.test(line)) last.items.at(-1)?.push(read)
      else if (!isAfterGap && last?.kind === 'paragraph') last.lines.push(read)
      else blocks.push({ kind: 'paragraph', lines: [read] })
    }
    isAfterGap = false
  }
  return tidyBlocks(blocks)
}

const escaped = (text: string) => text.replace(/[\\*]/g, '\\$&')
const writeLine = (line: Line) => line.map(({ text, bold }) => (bold ? `**${escaped(text)}**` : escaped(text))).join('')
const escapeMarker = (text: string) => text.replace(/^([-•])(?=\s)/, '\\$1').replace(/^(\d{1,3})([.)])(?=\s)/, '$1\\$2')

function writeBlock(block: Block): string {
  if (block.kind === 'paragraph') return block.lines.map((line) => escapeMarker(writeLine(line))).join('\n')
  return block.items
    .map((item, index) => {
      const [first = [], ...rest] = item
      const marker = block.ordered ? `${index + 1}.` : '-'
      return [`${marker} ${writeLine(first)}`, ...rest.map((line) => `  ${escapeMarker(writeLine(line))}`)].join('\n')
    })
    .join('\n')
}

/** A document as plain text, which `readMarkdown` reads back as the same document. */
export function writeMarkdown(blocks: readonly Block[]): string {
  return tidyBlocks(blocks).map(writeBlock).join('\n\n')
}
