import type { Nodes, Parents, Root } from 'mdast'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTable } from 'micromark-extension-gfm-table'
import remarkDirective from 'remark-directive'
import remarkFrontmatter from 'remark-frontmatter'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import type { Processor } from 'unified'

const MAX_CHARACTERS = 30_000
const MAX_DEPTH = 24
const MAX_BOX_LINES = 40

/** Tables only: the other extensions of GitHub's Markdown are not used in lessons, and looking for them takes half the time of reading. */
function tables(this: Processor): void {
  const data = this.data()
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), gfmTable()]
  data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), gfmTableFromMarkdown()]
}

const parser = unified().use(remarkParse).use(remarkFrontmatter, ['yaml']).use(tables).use(remarkDirective).freeze()

/** Markdown as a tree, or why it is refused before anything walks over it. */
export type Parsed = { ok: true; tree: Root } | { ok: false; because: 'too-long' | 'too-deep' }

/** Reads Markdown. Texts beyond 30,000 characters or 24 levels are refused: no lesson needs them, and they cost time and stack. */
export function parseMarkdown(text: string): Parsed {
  if (text.length > MAX_CHARACTERS) return { ok: false, because: 'too-long' }
  if (opensDeeply(text)) return { ok: false, because: 'too-deep' }
  const tree = parser.parse(text)
  return isTooDeep(tree) ? { ok: false, because: 'too-deep' } : { ok: true, tree }
}

/** Parsing costs grow with the square of nesting, so a hopeless text is refused before. */
function opensDeeply(text: string): boolean {
  if ((text.match(/^[ \t>]*:{3,}/gm)?.length ?? 0) > MAX_BOX_LINES) return true
  return (
    /^(?:[ \t]{0,3}(?:>|(?:[-*+]|\d{1,9}[.)])[ \t]))[ \t]{0,3}(?:(?:>|(?:[-*+]|\d{1,9}[.)])[ \t])[ \t]{0,3}){23}/m.test(text) ||
    /[[(*_]{200}|(?:!?\[){40}|(?:\*[a-z ]?){200}/i.test(text)
  )
}

function isTooDeep(tree: Root): boolean {
  let level: Nodes[] = [tree]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) return true
    level = level.flatMap((node) => ('children' in node ? node.children : []))
  }
  return false
}

/** The line of the file on which a node begins. */
export function lineOf(node: Nodes): number {
  return node.position?.start.line ?? 1
}

/** The text a reader sees of a node; a line break is kept. */
export function plainText(node: Nodes): string {
  if (node.type === 'break') return '\n'
  if (node.type === 'image') return ''
  if ('children' in node) return node.children.map(plainText).join('')
  return node.type === 'text' ? node.value.replace(/\n/g, ' ') : node.type === 'inlineCode' ? node.value : ''
}

/** Replaces children by what `change` answers for each; the walk goes into the answers' children before. */
export function rewrite(parent: Parents, change: (node: Nodes, parent: Parents) => Nodes[]): void {
  const children: Nodes[] = []
  for (const child of parent.children) {
    if ('children' in child) rewrite(child, change)
    children.push(...change(child, parent))
  }
  Object.assign(parent, { children })
}

export type { Nodes, Parents, Root }
