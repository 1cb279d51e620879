import { amount } from '#app/rules/money.ts'
import { findToken, isEscape, readFormatted, unescaped } from './gift-text.ts'
import { Skipped, type Warning } from './import-report.ts'
import type { ChoiceDocument, FormattedText, NumberAnswerDocument, ShortAnswerDocument, TextFormat } from './question-document.ts'

export type Warn = (because: Warning, about?: string) => void

/** One answer of a block as it stands: its mark, its weight in per cent, its text and what is said about it. */
export type GiftAnswer = { mark: '=' | '~' | ''; weight: number | undefined; text: string; feedback: string | undefined }

/** The end of a web address that begins here; -1 where none does. */
function endOfAddress(text: string, at: number): number {
  if (text[at] !== 'h' || !/^https?:\/\//.test(text.slice(at, at + 8))) return -1
  const space = /[\s}]/g
  space.lastIndex = at
  return space.exec(text)?.index ?? text.length
}

/** Inside a web address `=` names a value after a question mark, `~` a home folder after a slash; elsewhere both begin an answer. */
function isOfAddress(text: string, at: number, addressFrom: number): boolean {
  const before = text[at - 1] ?? ''
  if (text[at] === '~') return before === '/'
  return /[\w\]%-]/.test(before) && /[?&]/.test(text.slice(addressFrom, at).slice(-400))
}

/** The `=` between the name of an HTML attribute and its quoted value. */
const isOfElement = (text: string, at: number) =>
  text[at] === '=' && /["']/.test(text[at + 1] ?? '') && /<[a-z][^<>]*[\w-]$/i.test(text.slice(Math.max(0, at - 300), at))

/** Cuts a block into answers at each `=` and `~` that is neither protected nor part of a web address. What stands before the first has no mark. */
export function splitAnswers(block: string, warn: Warn): { mark: '=' | '~' | ''; body: string }[] {
  const pieces: { mark: '=' | '~' | ''; body: string }[] = []
  let mark: '=' | '~' | '' = ''
  let start = 0
  let addressFrom = 0
  let addressEnd = -1
  for (let at = 0; at < block.length; at += 1) {
    if (isEscape(block, at)) {
      at += 1
      continue
    }
    const sign = block[at]
    if (at >= addressEnd && sign === 'h') {
      addressEnd = endOfAddress(block, at)
      addressFrom = at
    }
    if ((sign !== '=' && sign !== '~') || isOfElement(block, at)) continue
    if (at < addressEnd && isOfAddress(block, at, addressFrom)) {
      warn('address-signs', block.slice(addressFrom, addressEnd))
      continue
    }
    pieces.push({ mark, body: block.slice(start, at) })
    mark = sign
    start = at + 1
    addressEnd = -1
  }
  pieces.push({ mark, body: block.slice(start) })
  return pieces.filter(({ body }) => body.trim() !== '')
}

/** A piece with its weight and feedback taken apart; a weight beyond all marks is refused. */
export function readAnswer({ mark, body }: { mark: '=' | '~' | ''; body: string }): GiftAnswer {
  const [written = '', share] = /^\s*%([+-]?\d{1,9}(?:[.,]\d{0,9})?)%/.exec(body) ?? []
  const weight = share === undefined ? undefined : Number(share.replace(',', '.'))
  if (weight !== undefined && Math.abs(weight) > 100) throw new Skipped('weight', share)
  const rest = body.slice(written.length)
  const cut = findToken(rest, '#')
  return cut === -1
    ? { mark, weight, text: rest.trim(), feedback: undefined }
    : { mark, weight, text: rest.slice(0, cut).trim(), feedback: rest.slice(cut + 1).trim() }
}

const feedbackOf = (feedback: string | undefined, format: TextFormat): { feedback?: FormattedText } => {
  const read = feedback === undefined ? undefined : readFormatted(feedback, format)
  return read === undefined || read.text === '' ? {} : { feedback: read }
}

const weightOf = ({ mark, weight }: GiftAnswer) => weight ?? (mark === '=' ? 100 : 0)

export function readChoice(answer: GiftAnswer, format: TextFormat): ChoiceDocument {
  const text = readFormatted(answer.text, format)
  if (text.text === '') throw new Skipped('too-few-answers')
  return { text, weight: weightOf(answer), ...feedbackOf(answer.feedback, format) }
}

export function readShort(answer: GiftAnswer, format: TextFormat): ShortAnswerDocument {
  const text = withStars(unescaped(answer.text).trim())
  if (text.text === '') throw new Skipped('no-right-answer')
  return { ...text, weight: weightOf(answer), ...feedbackOf(answer.feedback, format) }
}

/** A short answer: `*` stands for any signs, `\*` for itself. Both are kept as they stand where any sign is a wildcard. */
export function withStars(text: string): { text: string; hasWildcard: boolean } {
  const hasWildcard = /(?<!\\)\*/.test(text)
  return { text: hasWildcard ? text : text.replaceAll('\\*', '*'), hasWildcard }
}

/** A number as files write it: a point or a comma before the decimals, a power of ten. */
export function readNumber(written: string, warn: Warn): number {
  const text = written.trim().replace(/[\u2212\u2013]/g, '-')
  if (!/^[+-]?(?:\d{1,30}(?:[.,]\d{0,30})?|[.,]\d{1,30})(?:e[+-]?\d{1,3})?$/i.test(text)) throw new Skipped('not-a-number', written.trim())
  if (text.includes(',')) warn('decimal-comma', text)
  const value = Number(text.replace(',', '.'))
  if (!Number.isFinite(value)) throw new Skipped('not-a-number', written.trim())
  return value
}

/** `3`, `3:0.5`, `1..5` or `*`: a value with its distance. */
export function readNumberAnswer(answer: GiftAnswer, format: TextFormat, warn: Warn): NumberAnswerDocument {
  const text = unescaped(answer.text).trim()
  const shared = { weight: answer.mark === '' ? (answer.weight ?? 100) : weightOf(answer), ...feedbackOf(answer.feedback, format) }
  if (text === '*' || (text === '' && answer.mark === '~')) return { value: '*', tolerance: 0, ...shared }
  const range = text.indexOf('..', 1)
  if (range > 0) {
    const [low, high] = [readNumber(text.slice(0, range), warn), readNumber(text.slice(range + 2), warn)]
    if (high < low) throw new Skipped('not-a-number', text)
    const half = amount(high).minus(amount(low)).dividedBy(2)
    return { value: Number(amount(low).plus(half).toString()), tolerance: Number(half.toString()), ...shared }
  }
  const [value = '', tolerance] = text.split(':')
  const distance = tolerance === undefined || tolerance.trim() === '' ? 0 : readNumber(tolerance, warn)
  if (distance < 0) throw new Skipped('not-a-number', text)
  return { value: readNumber(value, warn), tolerance: distance, ...shared }
}
