import { expect, test } from 'vitest'
import { typeset, typesetWords } from './typeset.ts'

const visible = (text: string) => text.replace(/\u00A0/g, '~')

test.each([
  ['Qui paie ?', 'Qui paie~?'],
  ['Attention : payez « à temps » !', 'Attention~: payez «~à temps~»~!'],
  ['«collé»', '«~collé~»'],
  ['12 500 DH et 20 %', '12~500~DH et 20~%'],
  ["L'eau d'Awa", 'L’eau d’Awa'],
  ['loi n° 69-99', 'loi n°~69-99'],
  ['Rendez-vous à 10:30', 'Rendez-vous à 10:30'],
  ['| a |\n| :--- |', '| a |\n| :--- |'],
  ['Le 3 mai', 'Le 3 mai'],
  [' : après un mot en gras', '~: après un mot en gras'],
])('French: %j becomes %j', (text, set) => {
  expect(visible(typeset(text, 'fr'))).toBe(set)
})

test('English keeps its spacing, only numbers and units stay together', () => {
  expect(visible(typeset("Who pays? It's 12 DH", 'en'))).toBe('Who pays? It’s 12~DH')
})

test('setting a text twice changes nothing', () => {
  const once = typeset("« L'argent : 1 000 DH ! »", 'fr')
  expect(typeset(once, 'fr')).toBe(once)
})

test('a catalogue has its French set, at every depth, and the files stay as they are written', () => {
  const fr = { ask: 'Qui ?', share: { other: '{n} %' }, below: [{ text: 'Prix : {price}' }] }
  const catalogue = typesetWords<typeof fr>({ fr, en: { ...fr, ask: 'Who is it ?' }, ar: fr })
  expect(JSON.stringify(catalogue.fr).replace(/\u00A0/g, '~')).toBe(
    '{"ask":"Qui~?","share":{"other":"{n}~%"},"below":[{"text":"Prix~: {price}"}]}',
  )
  expect([catalogue.en.ask, fr.ask]).toEqual(['Who is it ?', 'Qui ?'])
})
