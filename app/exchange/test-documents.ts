import fc from 'fast-check'
import { TEXT_FORMATS, type FormattedText, type QuestionDocument } from './question-document.ts'

/** Texts full of the signs that formats give a meaning: for tests that write and read again. */
const SIGNS = [...':#={}~\\%*->/[]<&">;,\n« é»?!T1'.split(''), 'ش', '𝄞', '::', '->', '####', '//', '\\n', 'http://a.ma/?b=c']

export const anyText = fc
  .array(fc.constantFrom(...SIGNS), { minLength: 1, maxLength: 12 })
  .map((signs) => signs.join('').trim())
  .filter((text) => text !== '')
export const lineText = anyText.map((text) => text.replace(/\s+/g, ' ').trim()).filter((text) => text !== '')

const formatted: fc.Arbitrary<FormattedText> = fc.record({ format: fc.constantFrom(...TEXT_FORMATS), text: anyText })
const oneFormat = (format: FormattedText['format']) => anyText.map((text): FormattedText => ({ format, text }))
const weight = fc.constantFrom(100, 0, 50, 33.33333, -33.33333, -100, 16.66667)
const number = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((n) => n / 100)

const pathName = lineText
  .map((text) => text.replace(/^[/\s]+|[/\s]+$/g, ''))
  .filter((text) => text !== '' && text !== 'top' && !text.includes('$'))
const mark = fc.constantFrom('taxe', 'Année 2', 'c10[x]', 'a:b=c', 'ضريبة')

const optional = <Key extends string, T>(key: Key, value: fc.Arbitrary<T>) =>
  fc.option(value, { nil: undefined }).map((made) => (made === undefined ? {} : { [key]: made }) as Partial<Record<Key, T>>)

/** What all questions share. `textOf` decides the formats that the format under test can hold. */
const shared = (text: fc.Arbitrary<FormattedText>) =>
  fc
    .tuple(
      fc.record({
        name: lineText,
        category: fc.array(pathName, { maxLength: 2 }),
        tags: fc.uniqueArray(mark, { maxLength: 2 }),
        stem: text,
      }),
      optional('code', mark),
      optional('explanation', text),
    )
    .map(([base, code, explanation]) => ({ ...base, ...code, ...explanation, objectives: [] }))

const choice = (text: fc.Arbitrary<FormattedText>) =>
  fc.tuple(text, weight, optional('feedback', text)).map(([own, share, feedback]) => ({ text: own, weight: share, ...feedback }))
const feedback = (text: fc.Arbitrary<FormattedText>) => optional('feedback', text)

const hasRealStar = (text: string) => /(?<!\\)\*/.test(text)
const short = (text: fc.Arbitrary<FormattedText>) =>
  fc
    .tuple(lineText, fc.boolean(), weight, feedback(text))
    .filter(([own, wild]) => !wild || hasRealStar(own))
    .map(([own, hasWildcard, share, said]) => ({ text: own, hasWildcard, weight: share, ...said }))

/** Questions of all the kinds that GIFT and Moodle XML both hold, with texts of the given formats. */
export function anyDocument(formats: 'any' | FormattedText['format'] = 'any'): fc.Arbitrary<QuestionDocument> {
  const text = formats === 'any' ? formatted : oneFormat(formats)
  const common = shared(text)
  const numeric = fc.tuple(fc.oneof(number, fc.constant('*' as const)), number, weight, feedback(text))
  return fc.oneof(
    fc
      .tuple(common, fc.array(choice(text), { minLength: 2, maxLength: 4 }))
      .filter(([, options]) => new Set(options.map((option) => option.weight)).size > 1)
      .map(([base, options]) => ({ kind: 'single' as const, ...base, options })),
    fc
      .tuple(common, fc.array(choice(text), { minLength: 2, maxLength: 4 }))
      .map(([base, options]) => ({ kind: 'several' as const, ...base, options })),
    fc
      .tuple(common, fc.boolean(), optional('whyTrue', text), optional('whyFalse', text))
      .map(([base, answer, whyTrue, whyFalse]) => ({ kind: 'true-false' as const, ...base, answer, ...whyTrue, ...whyFalse })),
    fc
      .tuple(
        common,
        fc.array(fc.record({ left: text, right: lineText }), { minLength: 2, maxLength: 3 }),
        fc.array(lineText, { maxLength: 1 }),
      )
      .filter(([, pairs]) => pairs.every(({ left }) => !left.text.includes('->')))
      .map(([base, pairs, extra]) => ({ kind: 'matching' as const, ...base, pairs, extra })),
    fc
      .tuple(common, fc.array(text, { minLength: 2, maxLength: 4 }))
      .map(([base, items]) => ({ kind: 'ordering' as const, ...base, items })),
    fc.tuple(common, fc.array(numeric, { minLength: 1, maxLength: 3 })).map(([base, answers]) => ({
      kind: 'numeric' as const,
      ...base,
      answers: answers.map(([value, tolerance, share, said]) => ({
        value,
        tolerance: value === '*' ? 0 : Math.abs(tolerance),
        weight: share,
        ...said,
      })),
    })),
    fc
      .tuple(common, fc.array(short(text), { minLength: 1, maxLength: 3 }))
      .filter(([, answers]) => !answers.some((answer) => answer.text.includes('->')))
      .map(([base, answers]) => ({ kind: 'short' as const, ...base, isCaseSensitive: false, answers })),
    common.map((base) => ({ kind: 'written' as const, ...base })),
  )
}
