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

/** The lines of a paragraph, or of all the paragraphs within a node, however deep: a list of its own, because pasted lists may be too deep to walk by calls. */
function linesOf(node: EditorNode): Line[] {
  const lines: Line[] = []
  const waiting = [node]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { type, text, marks, content = [] } = next
    if (type === 'paragraph' || type === 'hardBreak') lines.push([])
    if (type === 'text') {
      if (lines.length === 0) lines.push([])
      lines.at(-1)?.push({ text: text ?? '', bold: marks?.some((mark) => mark.type === 'bold') ?? false })
    }
    for (let at = content.length - 1; at >= 0; at -= 1) {
      const inner = content[at]
      if (inner) waiting.push(inner)
    }
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
