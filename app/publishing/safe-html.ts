import type { Element, ElementContent, Nodes, Root } from 'hast'
import type { Root as MarkdownRoot } from 'mdast'
import rehypeSanitize from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'

/** The only elements and attributes that leave Markdown; classes and ids are given by the program afterwards. */
const ALLOWED = {
  tagNames: [
    'p',
    'h2',
    'h3',
    'ul',
    'ol',
    'li',
    'strong',
    'em',
    'a',
    'blockquote',
    'table',
    'thead',
    'tbody',
    'tr',
    'th',
    'td',
    'code',
    'pre',
    'br',
    'hr',
    'img',
    'section',
  ],
  attributes: {
    a: ['href'],
    img: ['src', 'alt', 'title'],
    ol: ['start'],
    th: [['align', 'left', 'center', 'right'] satisfies [string, ...string[]]],
    td: [['align', 'left', 'center', 'right'] satisfies [string, ...string[]]],
    section: [['className', 'example', 'exercise', 'keep', 'note', 'warning'] satisfies [string, ...string[]]],
  },
  protocols: { href: ['https'], src: [] },
  ancestors: { tr: ['table'], td: ['table'], th: ['table'], thead: ['table'], tbody: ['table'], li: ['ul', 'ol'] },
  strip: ['script', 'style'],
  clobber: [],
}

const toSafeTree = unified().use(remarkRehype).use(rehypeSanitize, ALLOWED).freeze()
const writer = unified().use(rehypeStringify, { allowDangerousHtml: true, omitOptionalTags: false }).freeze()

/** Markdown that was put in order as a tree of HTML in which only what is allowed is left. */
export function safeTreeOf(tree: MarkdownRoot): Root {
  return toSafeTree.runSync(tree)
}

/** Writes a tree as HTML. Raw nodes are written as they are: only checked drawings may be raw. */
export function written(tree: Root): string {
  return writer.stringify(tree).replace(/\n+/g, '\n').trim()
}

/** An element with its children. */
export function element(tagName: string, properties: Element['properties'], children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children }
}

/** A piece of text. */
export function words(value: string): ElementContent {
  return { type: 'text', value }
}

/** The text of a tree. */
export function textIn(node: Nodes): string {
  if (node.type === 'text') return node.value
  return 'children' in node ? node.children.map(textIn).join('') : ''
}

/** Goes through all elements and replaces each child by what `change` answers; it does not go into elements that `isClosed` names. */
export function replaceChildren(
  parent: Root | Element,
  change: (node: ElementContent) => ElementContent[],
  isClosed: (element: Element) => boolean = () => false,
): void {
  const children: ElementContent[] = []
  for (const child of parent.children) {
    if (child.type === 'doctype') continue
    if (child.type === 'element' && !isClosed(child)) replaceChildren(child, change, isClosed)
    children.push(...change(child))
  }
  parent.children = children
}
