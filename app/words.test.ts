import { describe, expect, test } from 'vitest'
import { sourcesIn } from './test-sources.ts'
import { leavesOf, unusedKeys } from './test-words.ts'

const files = import.meta.glob<Record<string, unknown>>('./**/words/fr.ts', { eager: true, import: 'fr' })
const catalogues = import.meta.glob<Record<string, unknown>>('./**/words/words.ts', { eager: true })
const arabic = import.meta.glob<Record<string, unknown>>('./**/words/ar.ts', { eager: true, import: 'ar' })
const sources = sourcesIn('app').filter(({ file }) => !file.includes('/words/'))
const rooms = Object.entries(files).map(([file, tree]) => ({ file: file.replace(/^\.\//, ''), tree }))

test.each(rooms)('$file: every key is used', ({ file, tree }) => {
  const catalogue = Object.keys(catalogues[`./${file.replace('fr.ts', 'words.ts')}`] ?? {})
  expect(catalogue).toHaveLength(1)
  expect(unusedKeys(tree, catalogue[0] ?? '', sources)).toEqual([])
})

/** Words that never stand in an interface text, in any of their forms (ux.md, voice): they blame, or only people who build software use them. */
const FORBIDDEN = /veuillez|invalide|échec|échou|utilisat(?:eur|rice)|soumettre|soumis|deadline|·[a-zà-ÿ]/i
const LONGEST_SENTENCE = 12

/** The sentences of a text: they end at a full stop, a question or exclamation mark; a title or label is one. */
const sentencesOf = (text: string) => text.split(/(?<=[.?!…])\s+|\n+/).filter((sentence) => sentence.trim() !== '')

/** The words of a sentence; what an apostrophe joins is one, a value put in is one, signs and dashes are none. */
const wordsIn = (sentence: string) => sentence.split(/[\s\u00a0\u202f]+/).filter((word) => /[\p{L}\p{N}{]/u.test(word)).length

describe('the French words of the interface', () => {
  const texts = rooms.flatMap(({ file, tree }) =>
    leavesOf(tree).flatMap(({ keys, texts: forms }) => forms.map((text) => ({ place: `${file} ${keys.join('.')}`, text }))),
  )

  test(`have at most ${LONGEST_SENTENCE} words in a sentence`, () => {
    const long = texts.flatMap(({ place, text }) =>
      sentencesOf(text)
        .filter((sentence) => wordsIn(sentence) > LONGEST_SENTENCE)
        .map((sentence) => `${place} (${wordsIn(sentence)}): ${sentence}`),
    )
    expect(long).toEqual([])
  })

  test('hold none of the forbidden words', () => {
    expect(texts.filter(({ text }) => FORBIDDEN.test(text)).map(({ place, text }) => `${place}: ${text}`)).toEqual([])
  })

  test('an error never shouts', () => {
    expect(texts.filter(({ text }) => /\p{L}\s*!/u.test(text)).map(({ place, text }) => `${place}: ${text}`)).toEqual([])
  })
})

describe('the Arabic words of the interface', () => {
  const texts = Object.entries(arabic).flatMap(([file, tree]) =>
    leavesOf(tree).flatMap(({ keys, texts: forms }) => forms.map((text) => ({ place: `${file} ${keys.join('.')}`, text }))),
  )
  const holding = (pattern: RegExp) => texts.filter(({ text }) => pattern.test(text)).map(({ place, text }) => `${place}: ${text}`)

  test('are there', () => expect(texts.length).toBeGreaterThan(1000))

  test('have the commas and question marks of Arabic', () => {
    expect(holding(/[\u0600-\u06ff»}][,;?](?=\s|$)/u)).toEqual([])
  })

  // What a page asks is asked of several, as in French by vous.
  test('speak to people in the plural of courtesy', () => {
    expect(holding(/(?<!\p{L})(?:اكتب|اختر|احفظ|اطبع|أضف|اضغط|انقر|ألغِ|أنهِ)(?!\p{L})|\p{L}{2}تك(?!\p{L})/u)).toEqual([])
  })
})

describe('a key counts as used', () => {
  const tree = { title: 'a', count: { one: 'b', other: 'c' }, help: { lead: 'd', tips: 'e' }, refusals: { 'too-long': 'f', empty: 'g' } }
  test.each([
    ['words.title', ['count', 'help.lead', 'help.tips', 'refusals.too-long', 'refusals.empty']],
    ['words.help.lead + words.title', ['count', 'help.tips', 'refusals.too-long', 'refusals.empty']],
    ['const { help } = words; say(help.lead)', ['title', 'count', 'help.tips', 'refusals.too-long', 'refusals.empty']],
    ['const { help: other, title } = words; say(other.tips, title)', ['count', 'help.lead', 'refusals.too-long', 'refusals.empty']],
    ["words.refusals[because]; because = 'too-long'", ['title', 'count', 'help.lead', 'help.tips', 'refusals.empty']],
    ["words.refusals['too-long']", ['title', 'count', 'help.lead', 'help.tips', 'refusals.empty']],
    ['show(words.help); function show(w) { return w.tips }', ['title', 'count', 'help.lead', 'refusals.too-long', 'refusals.empty']],
    ['others.title', ['title', 'count', 'help.lead', 'help.tips', 'refusals.too-long', 'refusals.empty']],
  ])('in %s', (code, unused) => {
    const text = `const words = useWords(someWords)\n${code}`
    expect(unusedKeys(tree, 'someWords', [{ file: 'some.tsx', text }])).toEqual(unused)
  })
})
