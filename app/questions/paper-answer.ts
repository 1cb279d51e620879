import type { Language } from '#app/rules/languages.ts'
import { filledByArrangement } from './arrangement.ts'
import type { Filled, ShownQuestion } from './shown-question.ts'

const LATIN = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
const ARABIC = ['أ', 'ب', 'ج', 'د', 'ه', 'و', 'ز', 'ح', 'ط', 'ي', 'ك', 'ل', 'م', 'ن', 'س', 'ع', 'ف', 'ص', 'ق', 'ر']

/** The letter of an option on paper, counted from 0: Latin in French and English, the order of the abjad in Arabic. */
export const letterAt = (index: number, language: Language): string => (language === 'ar' ? ARABIC : LATIN)[index] ?? String(index + 1)

/** Why what was typed from a sheet could not be read as an answer. */
export const PAPER_PROBLEMS = ['one-letter', 'unknown-letter', 'a-letter-for-each', 'each-letter-once', 'as-many-gaps'] as const
export type PaperProblem = (typeof PAPER_PROBLEMS)[number]
export type PaperAnswer = { ok: true; filled: Filled } | { ok: false; because: PaperProblem }

const NOTHING = { ok: true, filled: {} } as const
const refused = (because: PaperProblem) => ({ ok: false, because }) as const
const taken = (filled: Filled) => ({ ok: true, filled }) as const

/** The places of the letters that were typed, in either alphabet, great or small, with anything between them; null is a line left empty, undefined a letter that does not stand there. */
function placesIn(typed: string, count: number): (number | null)[] | undefined {
  const letters = [
    ...typed
      .toUpperCase()
      .replace(/[آإا]/g, 'أ')
      .replaceAll('ى', 'ي')
      .replace(/[\sـ,،;؛./]/g, ''),
  ]
  const places = letters.map((letter) => (/[-–_]/.test(letter) ? null : Math.max(LATIN.indexOf(letter), ARABIC.indexOf(letter))))
  return places.every((place) => place === null || (place >= 0 && place < count)) ? places : undefined
}

function readLetters(typed: string, count: number, isOne: boolean): PaperAnswer {
  const places = placesIn(typed, count)?.filter((place) => place !== null)
  if (!places) return refused('unknown-letter')
  if (isOne && places.length > 1) return refused('one-letter')
  return taken(places.length === 0 ? {} : { choice: places.map(String) })
}

function readPairs(typed: string, names: readonly string[], count: number): PaperAnswer {
  const places = placesIn(typed, count)
  if (!places) return refused('unknown-letter')
  if (places.length !== names.length) return refused('a-letter-for-each')
  return taken(
    Object.fromEntries(
      names.flatMap((name, index) => {
        const place = places[index] ?? null
        return place === null ? [] : [[name, [String(place)]]]
      }),
    ),
  )
}

function readOrder(typed: string, count: number): PaperAnswer {
  const places = placesIn(typed, count)?.filter((place) => place !== null)
  if (!places) return refused('unknown-letter')
  if (places.length !== count || new Set(places).size !== count) return refused('each-letter-once')
  return taken(filledByArrangement(places.map(String)))
}

function readGaps(typed: string, pieces: Extract<ShownQuestion, { kind: 'gaps' }>['pieces']): PaperAnswer {
  const gaps = pieces.flatMap((piece) => ('text' in piece ? [] : [piece]))
  const parts = typed.split(/[;؛]/).map((part) => part.trim())
  if (parts.length !== gaps.length) return refused('as-many-gaps')
  const filled: Record<string, string[]> = {}
  for (const [index, gap] of gaps.entries()) {
    const part = parts[index] ?? ''
    if (part === '' || part === '-') continue
    if (gap.kind !== 'choice') {
      filled[gap.name] = [part]
      continue
    }
    const [place, ...others] = placesIn(part, gap.options.length) ?? []
    const value = gap.options[place ?? -1]?.value
    if (value === undefined || others.length > 0) return refused('unknown-letter')
    filled[gap.name] = [value]
  }
  return taken(filled)
}

/**
 * What was typed from a sheet of paper as the fields of its question: letters for what is chosen (A is true and B is false), one letter for each line of
 * pairs, letters in order for steps, gaps one after the other with a semicolon between, and words as they were written. Empty is no answer.
 */
export function readPaperAnswer(shown: ShownQuestion, typed: string): PaperAnswer {
  const said = typed.trim()
  if (said === '') return NOTHING
  switch (shown.kind) {
    case 'single':
    case 'multiple':
      return readLetters(said, shown.options.length, shown.kind === 'single')
    case 'true-false': {
      const read = readLetters(said, 2, true)
      return read.ok && read.filled['choice'] ? taken({ choice: [String(read.filled['choice'][0] === '0')] }) : read
    }
    case 'matching':
      return readPairs(
        said,
        shown.lefts.map(({ name }) => name),
        shown.rights.length,
      )
    case 'ordering':
      return readOrder(said, shown.items.length)
    case 'gaps':
      return readGaps(said, shown.pieces)
    case 'numeric':
    case 'short':
      return taken({ typed: [said] })
    case 'written':
      return taken({ text: [said] })
  }
}
