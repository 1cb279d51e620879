import type { FormattedText, TextFormat } from './question-document.ts'

/** The signs that GIFT gives a meaning, and that a backslash makes plain. */
const ESCAPABLE = new Set([':', '#', '=', '{', '}', '~', '\\', 'n'])

/** Whether a backslash with its sign stands here: two signs that mean one. */
export const isEscape = (text: string, at: number) => text[at] === '\\' && ESCAPABLE.has(text[at + 1] ?? '')

/** Where a token stands that no backslash takes away, from a place on; -1 where it does not. */
export function findToken(text: string, token: string, from = 0): number {
  for (let at = from; at < text.length; at += 1) {
    if (isEscape(text, at)) at += 1
    else if (text.startsWith(token, at)) return at
  }
  return -1
}

/** The text that was meant, without the backslashes that protected it. */
export function unescaped(text: string): string {
  return text.replace(/\\([:#={}~\\n])/g, (_, sign: string) => (sign === 'n' ? '\n' : sign))
}

/** A text as GIFT writes it: signs with a meaning protected, on one line. */
export function escaped(text: string): string {
  return text.replace(/[\\~=#{}:]/g, '\\$&').replaceAll('\n', '\\n')
}

const FORMAT = /^\s*\[(html|moodle|plain|markdown)\]/

/** A text with the format that stands in brackets before it, else with the one it inherits. */
export function readFormatted(text: string, inherited: TextFormat): FormattedText {
  const [tag = '', named] = FORMAT.exec(text) ?? []
  const format = named === 'html' || named === 'plain' || named === 'markdown' || named === 'moodle' ? named : inherited
  return { format, text: unescaped(text.slice(tag.length)).trim() }
}

/** The reverse of `readFormatted`: the format is written where a reader would take another. */
export function writeFormatted({ format, text }: FormattedText, inherited: TextFormat): string {
  return format === inherited && !FORMAT.test(text) ? escaped(text) : `[${format}]${escaped(text)}`
}
