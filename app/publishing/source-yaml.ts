import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'
import type { Document } from 'yaml'
import type { z } from 'zod'
import type { Report } from './problems.ts'

export type Path = readonly PropertyKey[]

/** A YAML text that was read: its plain value, and the line on which a path of it stands. */
export interface SourceYaml {
  value: unknown
  lineOf: (path: Path) => number
}

/** Reads YAML; `firstLine` is the line of the file on which the text begins. */
export function readYaml(text: string, report: Report, firstLine = 1): SourceYaml | undefined {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const lineAt = (offset: number) => lines.linePos(offset).line + firstLine - 1
  for (const error of document.errors) {
    report(
      lineAt(error.pos[0]),
      'yaml',
      `This is not readable YAML: ${firstSentence(error.message)} Quote texts that contain ": " or " #".`,
    )
  }
  if (document.errors.length > 0) return undefined
  return { value: document.toJS({ maxAliasCount: 0 }), lineOf: (path) => lineAt(offsetOf(document, path)) }
}

function firstSentence(message: string): string {
  const line = message.split('\n')[0] ?? message
  return line.endsWith('.') ? line : `${line}.`
}

/** Where a path begins; for something that is missing, where its nearest parent begins. */
function offsetOf(document: Document.Parsed, path: Path): number {
  let node: unknown = document.contents
  let offset = document.contents?.range?.[0] ?? 0
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step))
      if (pair === undefined || !isScalar(pair.key)) return offset
      offset = pair.key.range?.[0] ?? offset
      node = pair.value
      continue
    }
    if (!isSeq(node)) return offset
    const item: unknown = node.items[Number(step)]
    if (!isMap(item) && !isSeq(item) && !isScalar(item)) return offset
    offset = item.range?.[0] ?? offset
    node = item
  }
  return offset
}

/** Checks a part of a YAML text against a shape and reports everything that differs. */
export function checkShape<T>(shape: z.ZodType<T>, source: SourceYaml, value: unknown, at: Path, report: Report): T | undefined {
  const outcome = shape.safeParse(value)
  if (outcome.success) return outcome.data
  for (const issue of outcome.error.issues) {
    const path = [...at, ...issue.path]
    const last = issue.code === 'unrecognized_keys' ? [...path, issue.keys[0] ?? ''] : path
    const isMissing = issue.code !== 'unrecognized_keys' && valueAt(value, issue.path) === undefined
    report(
      source.lineOf(last),
      isMissing ? missingRule(path) : wrongRule(issue),
      isMissing ? `${nameOf(path)} is missing: add it.` : explain(issue, path),
    )
  }
  return undefined
}

type Issue = z.core.$ZodIssue

function valueAt(value: unknown, path: Path): unknown {
  let found = value
  for (const step of path) {
    if (typeof found !== 'object' || found === null) return undefined
    found = Object.entries(found).find(([key]) => key === String(step))?.[1]
  }
  return found
}

function missingRule(path: Path): string {
  return ['fr', 'en', 'ar'].includes(String(path.at(-1) ?? '')) ? 'translation-missing' : 'field-missing'
}

function wrongRule(issue: Issue): string {
  return issue.code === 'unrecognized_keys' ? 'field-unknown' : 'field-wrong'
}

function nameOf(path: Path): string {
  return path.map(String).join('.') || 'the file'
}

function explain(issue: Issue, path: Path): string {
  if (issue.code === 'unrecognized_keys')
    return `${issue.keys.join(', ')} is not a field here: check the spelling against content/README.md.`
  if (issue.code === 'invalid_type' && issue.expected === 'string') return `${nameOf(path)} must be a text: put the value in double quotes.`
  return `${nameOf(path)}: ${issue.message}: correct it after content/README.md.`
}
