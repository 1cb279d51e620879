import { tidyBlocks, type Block, type Line } from '#app/rules/plan-markdown.ts'

/** A node of the rich editor's document, as far as this schema has any. */
export type EditorNode = { type: string; text?: string; marks?: Array<{ type: string }>; content?: EditorNode[] }

function paragraphNode(lines: readonly Line[]): EditorNode {
  const content = lines.flatMap((line, index): EditorNode[] => [
    ...(index > 0 ? [{ type: 'hardBreak' }] : []),
    ...line.map(({ text, bold }) => (bold ? { type: 'text', text, marks: [{ type: 'bold' }] } : { type: 'text', text })),
  ])
  return content.length > 0 ? { type: 'paragraph', content } : { type: 'paragraph' }
}

/** A document for the rich editor; an empty one has one empty paragraph to write in. */
export function toEditor(blocks: readonly Block[]): EditorNode {
  const content = blocks.map((block): EditorNode => {
    if (block.kind === 'paragraph') return paragraphNode(block.lines)
    const items = block.items.map((item) => ({ type: 'listItem', content: [paragraphNode(item)] }))
    return { type: block.ordered ? 'orderedList' : 'bulletList', content: items }
  })
  return { type: 'doc', content: content.length > 0 ? content : [{ type: 'paragraph' }] }
}

/** The lines of a paragraph, or of all the paragraphs of a list item. */
function linesOf(node: EditorNode): Line[] {
  if (node.type !== 'paragraph') return (node.content ?? []).flatMap(linesOf)
  const lines: Line[] = [[]]
  for (const inner of node.content ?? []) {
    if (inner.type === 'hardBreak') lines.push([])
    else lines.at(-1)?.push({ text: inner.text ?? '', bold: inner.marks?.some(({ type }) => type === 'bold') ?? false })
  }
  return lines
}

/** The document of the rich editor as blocks; what is no list counts as a paragraph. */
export function fromEditor(doc: EditorNode): Block[] {
  return tidyBlocks(
    (doc.content ?? []).map((node): Block => {
      if (node.type === 'bulletList' || node.type === 'orderedList')
        return { kind: 'list', ordered: node.type === 'orderedList', items: (node.content ?? []).map(linesOf) }
      return { kind: 'paragraph', lines: linesOf(node) }
    }),
  )
}
