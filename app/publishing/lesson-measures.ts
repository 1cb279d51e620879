import type { Language } from '#app/rules/languages.ts'
import type { Box } from './arrange-lesson.ts'
import { BOXES } from './arrange-lesson.ts'
import { lineOf, plainText } from './markdown-tree.ts'
import type { Nodes, Root } from './markdown-tree.ts'
import { sentencesOf, wordsOf } from './text-measures.ts'

export interface Sentence {
  text: string
  words: number
  line: number
  box?: Box
}

export interface Block {
  kind: 'heading' | 'paragraph' | 'item' | 'cell'
  text: string
  words: number
  line: number
  sentences: Sentence[]
  box?: Box
}

/** What is counted in a lesson; tables and code hold no sentences. */
export interface Measures {
  blocks: Block[]
  sentences: Sentence[]
  words: number
  /** The first five words of the text, as they are compared with other lessons. */
  opening: string
  boxes: { box: Box; line: number }[]
}

/** Counts words, sentences and headings of a lesson that was put in order. */
export function measureLesson(tree: Root, language: Language): Measures {
  const blocks: Block[] = []
  const boxes: Measures['boxes'] = []
  const visit = (node: Nodes, kind: Block['kind'], box: Box | undefined): void => {
    if (node.type === 'heading' || node.type === 'paragraph' || node.type === 'tableCell') {
      const blockKind = node.type === 'heading' ? 'heading' : node.type === 'tableCell' ? 'cell' : kind
      blocks.push(blockOf(node, blockKind, box, language))
      return
    }
    const inside = node.type === 'containerDirective' ? BOXES.find((name) => name === node.name) : box
    if (node.type === 'containerDirective' && inside !== undefined) boxes.push({ box: inside, line: lineOf(node) })
    if ('children' in node) for (const child of node.children) visit(child, node.type === 'listItem' ? 'item' : kind, inside)
  }
  visit(tree, 'paragraph', undefined)

  const first = blocks.find((block) => block.kind !== 'heading' && block.words > 0)
  return {
    blocks,
    boxes,
    sentences: blocks.flatMap((block) => block.sentences),
    words: blocks.reduce((sum, block) => sum + block.words, 0),
    opening: openingOf(first?.text ?? ''),
  }
}

function blockOf(node: Nodes, kind: Block['kind'], box: Box | undefined, language: Language): Block {
  const text = plainText(node)
  const line = lineOf(node)
  const hasSentences = kind === 'paragraph' || kind === 'item'
  const sentences = hasSentences ? sentencesOf(text, language).map((sentence) => placed(sentence, node, text, line, box)) : []
  return { kind, text, words: wordsOf(text).length, line, sentences, ...(box === undefined ? {} : { box }) }
}

/** The line of a sentence inside its paragraph, as far as line breaks of the file tell. */
function placed(text: string, node: Nodes, whole: string, line: number, box: Box | undefined): Sentence {
  const lines = (node.position?.end.line ?? line) - line
  const share = whole.length === 0 ? 0 : whole.indexOf(text) / whole.length
  return { text, words: wordsOf(text).length, line: line + Math.floor(share * (lines + 1)), ...(box === undefined ? {} : { box }) }
}

function openingOf(text: string): string {
  return wordsOf(text.toLowerCase().replace(/[^\p{L}\p{N}\s’']/gu, ' '))
    .slice(0, 5)
    .join(' ')
    .replace(/’/g, "'")
}
