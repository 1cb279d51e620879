import { readAnswer, readChoice, readNumberAnswer, readShort, splitAnswers, type GiftAnswer, type Warn } from './gift-answers.ts'
import { findToken, readFormatted, unescaped } from './gift-text.ts'
import { readItem, shortName, Skipped, type ReadItem, type ReadResult } from './import-report.ts'
import type { DocumentOf, FormattedText, QuestionDocument, SharedDocument, TextFormat } from './question-document.ts'

/** The lines of one question, without comments; what comments say in brackets is kept beside. */
type Block = { line: number; text: string; tags: string[]; code: string | undefined }

/** Bounded, so that a comment full of open brackets is read in one go. */
const IN_BRACKETS = /\[(tag|id):((?:\\.|[^\]\\]){1,120})\]/g

/** Cuts a file into blocks at its empty lines. */
function blocksOf(text: string): { blocks: Block[]; comments: number } {
  const blocks: Block[] = []
  let comments = 0
  let current: Block | null = null
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') {
      current = null
      continue
    }
    current ??= blocks[blocks.push({ line: 0, text: '', tags: [], code: undefined }) - 1] ?? null
    if (!current) continue
    if (line.trimStart().startsWith('//')) {
      const marks = [...line.matchAll(IN_BRACKETS)]
      if (marks.length === 0 && !/^\s*\/\/ question: \d/.test(line)) comments += 1
      for (const [, name, value = ''] of marks) {
        const plain = value.replace(/\\(.)/g, '$1').trim()
        if (name === 'tag') current.tags.push(plain)
        else current.code = plain
      }
      continue
    }
    current.line ||= index + 1
    current.text += current.text === '' ? line : `\n${line}`
  }
  return { blocks: blocks.filter(({ text: lines }) => lines !== ''), comments }
}

/** `top/one/two` as a path; two slashes are one sign, what begins with a dollar names a place of another system. */
export function readCategory(written: string): string[] {
  return written
    .replaceAll('//', '\u0000')
    .split('/')
    .map((name) => name.replaceAll('\u0000', '/').trim())
    .filter((name) => name !== '' && name !== 'top' && !/^\$\w+\$$/.test(name))
}

/** Reads the GIFT format: every question kind of it, in any encoding that `decodeText` reads. */
export function readGift(text: string): ReadResult {
  const { blocks, comments } = blocksOf(text)
  const items: ReadItem[] = []
  let category: string[] = []
  for (const block of blocks) {
    const [first = '', ...rest] = block.text.split('\n')
    const [, path] = /^\s*\$CATEGORY:(.*)$/.exec(first) ?? []
    if (path !== undefined) category = readCategory(unescaped(path))
    const body = path === undefined ? block : { ...block, line: block.line + 1, text: rest.join('\n') }
    if (body.text.trim() === '') continue
    items.push(readItem(nameOf(body.text), body.line, (warn) => readBlock(body, category, warn)))
  }
  if (items.length === 0) return { ok: false, because: 'no-questions' }
  return { ok: true, items, warnings: comments === 0 ? [] : [{ because: 'comments', about: String(comments) }] }
}

function nameOf(text: string): string {
  const [, title] = /^\s*::([^\n]*?)::/.exec(text) ?? []
  return shortName(unescaped(title ?? text.split('{')[0] ?? text))
}

function readBlock({ text, tags, code }: Block, category: string[], warn: Warn): QuestionDocument {
  const { title, rest } = titleOf(text.trim())
  const open = findToken(rest, '{')
  if (open === -1) {
    if (findToken(rest, '}') !== -1) throw new Skipped('braces')
    throw new Skipped('no-question')
  }
  const close = findToken(rest, '}', open)
  if (close === -1) throw new Skipped('braces')
  const inside = rest.slice(open + 1, close)
  const after = rest.slice(close + 1)
  if (findToken(inside, '{') !== -1 || findToken(after, '{') !== -1 || findToken(after, '}') !== -1) throw new Skipped('braces')

  const stem = readFormatted(after.trim() === '' ? rest.slice(0, open) : `${rest.slice(0, open)}_____${after}`, 'moodle')
  if (stem.text === '') throw new Skipped('no-stem')
  const cut = findToken(inside, '####')
  const answers = (cut === -1 ? inside : inside.slice(0, cut)).trim()
  const explanation = cut === -1 ? null : readFormatted(inside.slice(cut + 4), stem.format)
  const shared: SharedDocument = {
    name: title,
    ...(code === undefined ? {} : { code }),
    category,
    tags,
    objectives: [],
    stem,
    ...(explanation && explanation.text !== '' ? { explanation } : {}),
  }
  return readAnswers(answers, shared, warn)
}

function titleOf(text: string): { title: string; rest: string } {
  if (!text.startsWith('::')) return { title: '', rest: text }
  const end = findToken(text, '::', 2)
  if (end === -1) throw new Skipped('title-open')
  return { title: unescaped(text.slice(2, end)).replace(/\s+/g, ' ').trim(), rest: text.slice(end + 2) }
}

const TRUTHS = /^(?:(T|TRUE)|F|FALSE)$/i

function readAnswers(answers: string, shared: SharedDocument, warn: Warn): QuestionDocument {
  const { format } = shared.stem
  if (answers === '') return { kind: 'written', ...shared }
  if (answers.startsWith('#')) return readNumeric(answers.slice(1), shared, warn)
  if (answers.startsWith('>')) return readOrdering(answers, shared, warn)
  const truth = TRUTHS.exec(answers.slice(0, findToken(`${answers}#`, '#')).trim())
  if (truth) return readTruth(truth[1] !== undefined, answers, shared)

  const pieces = splitAnswers(answers, warn)
  if (pieces[0]?.mark === '') throw new Skipped('short-without-mark', pieces[0].body.trim())
  if (pieces.some(({ mark }) => mark === '~')) return readChoices(pieces.map(readAnswer), shared)
  if (isMatching(pieces.map(({ body }) => body))) return readMatching(pieces, shared)
  if (pieces.length === 0) throw new Skipped('no-right-answer')
  return { kind: 'short', ...shared, isCaseSensitive: false, answers: pieces.map((piece) => readShort(readAnswer(piece), format)) }
}

/** One `=` among the answers makes it a single choice; without any, several may be chosen and each weighs by itself. */
function readChoices(answers: GiftAnswer[], shared: SharedDocument): DocumentOf<'single' | 'several'> {
  const kind = answers.some(({ mark }) => mark === '=') ? 'single' : 'several'
  return { kind, ...shared, options: answers.map((answer) => readChoice(answer, shared.stem.format)) }
}

function readNumeric(answers: string, shared: SharedDocument, warn: Warn): DocumentOf<'numeric'> {
  const { format } = shared.stem
  const pieces = splitAnswers(answers, warn)
  if (pieces.length === 0) throw new Skipped('not-a-number')
  return { kind: 'numeric', ...shared, answers: pieces.map((piece) => readNumberAnswer(readAnswer(piece), format, warn)) }
}

/** `T#said after the wrong answer#said after the right one`. */
function readTruth(answer: boolean, answers: string, shared: SharedDocument): DocumentOf<'true-false'> {
  const said: FormattedText[] = []
  let from = findToken(answers, '#')
  while (from !== -1) {
    const next = said.length === 0 ? findToken(answers, '#', from + 1) : -1
    said.push(readFormatted(answers.slice(from + 1, next === -1 ? undefined : next), shared.stem.format))
    from = next
  }
  const [afterWrong, afterRight] = said.map((text) => (text.text === '' ? undefined : text))
  const [whyTrue, whyFalse] = answer ? [afterRight, afterWrong] : [afterWrong, afterRight]
  return { kind: 'true-false', ...shared, answer, ...(whyTrue ? { whyTrue } : {}), ...(whyFalse ? { whyFalse } : {}) }
}

/** Every answer holds an arrow, and not all of them only in what is said about it. */
function isMatching(bodies: readonly string[]): boolean {
  const arrows = bodies.map((body) => ({ at: findToken(body, '->'), said: findToken(`${body}#`, '#') }))
  return arrows.length > 0 && arrows.every(({ at }) => at !== -1) && arrows.some(({ at, said }) => at < said)
}

function readMatching(pieces: { body: string }[], shared: SharedDocument): DocumentOf<'matching'> {
  const sides = pieces.map(({ body }) => {
    const cut = findToken(body, '->')
    return { left: readFormatted(body.slice(0, cut), shared.stem.format), right: unescaped(body.slice(cut + 2)).trim() }
  })
  if (sides.some(({ right }) => right === '')) throw new Skipped('too-few-answers')
  const pairs = sides.filter(({ left }) => left.text !== '')
  return { kind: 'matching', ...shared, pairs, extra: sides.filter(({ left }) => left.text === '').map(({ right }) => right) }
}

const ORDER_SETTINGS =
  /^>[ \t]*(\d*)[ \t]*((?:ALL|EXACT|RANDOM|REL|RELATIVE|CONTIGUOUS|CONTIG|HORIZONTAL|HORI|H|VERTICAL|VERT|V|ALL_OR_NOTHING|ABSOLUTE_POSITION|ABSOLUTE|ABS|[A-Z]+_TO_[A-Z_]+|LONGEST_[A-Z_]+|SHOW|HIDE|TRUE|FALSE|YES|NO|none|abc|ABCD|123|iii|IIII|[01])(?=\s|$)[ \t]*)*/

/** Items to put in order, one a line, as the ordering plugin of Moodle writes them after `>`. */
function readOrdering(answers: string, shared: SharedDocument, warn: Warn): DocumentOf<'ordering'> {
  const [settings = '', count = ''] = ORDER_SETTINGS.exec(answers) ?? []
  const items = answers
    .slice(settings.length)
    .split('\n')
    .map((line): { format: TextFormat; text: string } => readFormatted(line, shared.stem.format))
    .filter(({ text }) => text !== '')
  if (/RANDOM|CONTIG/.test(settings) && Number(count) > 0 && Number(count) < items.length) warn('not-kept', settings.trim())
  if (items.length < 2) throw new Skipped('too-few-answers')
  return { kind: 'ordering', ...shared, items }
}
