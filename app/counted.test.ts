import { describe, expect, test } from 'vitest'
import { sayCount, type Counted } from '#app/language/words.ts'
import { LANGUAGES, type Language } from '#app/rules/languages.ts'

const catalogues = import.meta.glob<Record<string, Record<Language, unknown>>>('./**/words/words.ts', { eager: true })

/** How many there may be: each of the six Arabic forms, and numbers that are grouped. */
const COUNTS = [0, 1, 2, 3, 11, 100, 1_000_000] as const
const ARABIC_FORMS = ['zero', 'one', 'two', 'few', 'many', 'other'] as const
const FORMS: Record<Language, readonly (keyof Counted)[]> = { fr: ['one', 'other'], en: ['one', 'other'], ar: ARABIC_FORMS }

const isCounted = (value: object): value is Counted =>
  'other' in value && Object.entries(value).every(([key, form]) => typeof form === 'string' && ARABIC_FORMS.some((name) => name === key))

type Found = { place: string; phrase: Counted }

function countedIn(tree: unknown, place: string): Found[] {
  if (typeof tree !== 'object' || tree === null || Array.isArray(tree)) return []
  if (isCounted(tree)) return [{ place, phrase: tree }]
  return Object.entries(tree).flatMap(([key, below]) => countedIn(below, `${place}.${key}`))
}

const phrasesIn = (language: Language) =>
  Object.entries(catalogues).flatMap(([file, module]) =>
    Object.values(module).flatMap((catalogue) => countedIn(catalogue[language], file.replace('./', '').replace('/words/words.ts', ''))),
  )

/** Which of the forms a phrase needs: one for each count that its language tells apart. `zero` is the reader's own word for none. */
const missing = (phrase: Counted, language: Language) => FORMS[language].filter((form) => form !== 'zero' && phrase[form] === undefined)

describe.each(LANGUAGES)('the counted phrases in %s', (language) => {
  const phrases = phrasesIn(language)

  test('are the same as in French', () => {
    expect(phrases.length).toBeGreaterThan(100)
    expect(phrases.map(({ place }) => place).sort()).toEqual(
      phrasesIn('fr')
        .map(({ place }) => place)
        .sort(),
    )
  })

  test('have every form that the language tells apart', () => {
    expect(phrases.flatMap(({ place, phrase }) => missing(phrase, language).map((form) => `${place}: ${form}`))).toEqual([])
  })

  test.each(COUNTS)('say %i in whole words', (n) => {
    const faults = phrases.flatMap(({ place, phrase }) => {
      const text = sayCount(phrase, n, language, { n: 'N' })
      const grouped = sayCount(phrase, n, language)
      const isRaw = (text.trim() === '' && n > 0) || /undefined|NaN|\{n\}/.test(text)
      // A form without its number is right only where the word itself says how many, or the phrase never does.
      const isMute =
        n > 10 &&
        phrase.other.includes('{n}') &&
        !grouped.includes(language === 'en' ? n.toLocaleString('en') : String(n).replace(/\B(?=(\d{3})+$)/g, '\u202f'))
      return isRaw || isMute ? [`${place}: ${grouped}`] : []
    })
    expect(faults).toEqual([])
  })
})
