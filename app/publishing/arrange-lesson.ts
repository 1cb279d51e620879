import type { Heading, Image, Link, Text } from 'mdast'
import type { ContainerDirective } from 'mdast-util-directive'
import type { Language } from '#app/rules/languages.ts'
import { lineOf, rewrite } from './markdown-tree.ts'
import type { Nodes, Parents, Root } from './markdown-tree.ts'
import { fillIn } from './parameters.ts'
import type { Parameters } from './parameters.ts'
import type { Report } from './problems.ts'
import { WORDS } from './words/words.ts'

/** The boxes a lesson may hold, as `:::name`. */
export const BOXES = ['example', 'exercise', 'keep', 'note', 'warning'] as const
export type Box = (typeof BOXES)[number]

/** What is known while a lesson is put in order. */
export interface Surroundings {
  /** The whole text of the file, to print back what is no directive. */
  source: string
  language: Language
  parameters: Parameters
  /** File names of the drawings that may be shown. */
  drawings: ReadonlySet<string>
  report: Report
}

/** What a lesson refers to. */
export interface References {
  parameters: Set<string>
  drawings: Set<string>
  /** Lesson id → line of the first link to it. */
  lessons: Map<string, number>
}

const LESSON_ID = /^c\d+-m\d+-l\d+$/
const UNSUPPORTED = new Set<string>(['imageReference', 'linkReference', 'definition'])

/** Puts a parsed lesson in order: parameters filled in, boxes with their headings, everything that has no place here taken out and reported. */
export function arrangeLesson(tree: Root, around: Surroundings): References {
  const references: References = { parameters: new Set(), drawings: new Set(), lessons: new Map() }
  let isUnderHeading = false
  for (const node of tree.children) {
    if (node.type === 'heading') isUnderHeading = true
    if (node.type === 'containerDirective') isUnderHeading = arrangeBox(node, around, isUnderHeading) || isUnderHeading
  }
  rewrite(tree, (node, parent) => arranged(node, parent, around, references))
  return references
}

function arranged(node: Nodes, parent: Parents, around: Surroundings, references: References): Nodes[] {
  const { report } = around
  if (node.type === 'yaml') return []
  if (node.type === 'text' || node.type === 'inlineCode') return [filled(node, around, references)]
  if (node.type === 'html') {
    if (/^<!--[^]*-->$/.test(node.value.trim())) return []
    report(lineOf(node), 'no-html', 'HTML is not shown: write it in Markdown.')
    return []
  }
  if (node.type === 'heading') return [heading(node, around)]
  if (node.type === 'image') return image(node, around, references)
  if (node.type === 'link') return link(node, around, references)
  if (node.type === 'textDirective') return [literal(node, around)]
  if (node.type === 'leafDirective') return [{ type: 'paragraph', children: [literal(node, around)], position: node.position }]
  if (node.type === 'containerDirective' && parent.type !== 'root') {
    report(lineOf(node), 'box-nested', `:::${node.name} stands inside something else: close what is around it first.`)
    return []
  }
  if (!UNSUPPORTED.has(node.type)) return [node]
  report(lineOf(node), 'unsupported-markup', 'Link definitions are not shown: write the link where it belongs, as [words](https://…).')
  return []
}

function literal(node: Nodes, around: Surroundings): Text {
  const from = node.position?.start.offset ?? 0
  return { type: 'text', value: around.source.slice(from, node.position?.end.offset ?? from), position: node.position }
}

function filled(node: Extract<Nodes, { type: 'text' | 'inlineCode' }>, around: Surroundings, references: References): Nodes {
  if (!node.value.includes('{{')) return node
  const filling = fillIn(node.value, around.parameters, around.language)
  for (const name of filling.used) references.parameters.add(name)
  for (const name of filling.unknown) {
    const before = node.value.slice(0, node.value.indexOf(name)).split('\n').length - 1
    around.report(lineOf(node) + before, 'parameter-unknown', `{{${name}}} is not in parameters.yaml: add it there or correct the name.`)
  }
  return { ...node, value: filling.text }
}

/** Names the box for the page and gives it a heading; answers whether the box brings a heading. */
function arrangeBox(node: ContainerDirective, around: Surroundings, isUnderHeading: boolean): boolean {
  const box = BOXES.find((name) => name === node.name)
  if (box === undefined) {
    around.report(lineOf(node), 'box-unknown', `:::${node.name} is not a box: use ${BOXES.join(', ')}.`)
    return false
  }
  if (Object.keys(node.attributes ?? {}).length > 0 || node.children[0]?.data !== undefined) {
    around.report(lineOf(node), 'box-attributes', `:::${node.name} takes neither a label nor attributes: write the heading with ## inside.`)
  }
  node.data = { hName: 'section', hProperties: { className: [box] } }
  const first = node.children[0]
  if (first?.type === 'heading') return true
  const isAside = isUnderHeading && box !== 'exercise' && box !== 'keep'
  const added: Heading = {
    type: 'heading',
    depth: isAside ? 3 : 2,
    children: [{ type: 'text', value: WORDS[around.language][box] }],
    position: node.position,
  }
  node.children.unshift(added)
  return true
}

function heading(node: Heading, around: Surroundings): Heading {
  if (node.depth === 2 || node.depth === 3) return node
  around.report(
    lineOf(node),
    'heading-level',
    'Use ## for a heading and ### for one below it; the title of the lesson stands in the front matter.',
  )
  return { ...node, depth: node.depth === 1 ? 2 : 3 }
}

function image(node: Image, around: Surroundings, references: References): Nodes[] {
  const name = node.url
  if (!around.drawings.has(name)) {
    around.report(
      lineOf(node),
      'drawing-missing',
      `${name.slice(0, 80)} is no .svg file in the folder of the lesson: add it or take the picture out.`,
    )
    return []
  }
  if ((node.alt ?? '').trim() === '') {
    around.report(lineOf(node), 'drawing-description', `Say in the brackets what ${name} shows, for people who do not see it.`)
  }
  references.drawings.add(name)
  return [node]
}

function link(node: Link, around: Surroundings, references: References): Nodes[] {
  if (LESSON_ID.test(node.url)) {
    if (!references.lessons.has(node.url)) references.lessons.set(node.url, lineOf(node))
    return [{ ...node, url: `/lecons/${node.url}` }]
  }
  if (/^https:\/\/[^\s]+$/.test(node.url)) return [node]
  around.report(
    lineOf(node),
    'link-target',
    `A link leads to a lesson id (c10-m1-l2) or to an https address, not to ${node.url.slice(0, 60)}.`,
  )
  return node.children
}
