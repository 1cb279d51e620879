import { describe, expect, test } from 'vitest'
import type { Question } from '#app/rules/questions.ts'
import { fromHouse } from './from-house.ts'
import type { FormattedText, QuestionDocument } from './question-document.ts'
import { readGift } from './read-gift.ts'
import { plainText } from './plain-text.ts'
import { TEMPLATE_QUESTIONS } from './template.ts'
import { toHouse } from './to-house.ts'

const words = { right: 'Oui.', wrong: 'Non.', explanation: 'Relisez.', fill: 'Complétez.', guide: 'À voir.', picture: 'Image' }
const place = { id: 'q', objectives: ['o1', 'o2'], words }

const house = (document: QuestionDocument) => toHouse(document, place)
const gift = (text: string) => {
  const result = readGift(`Q ?${text}`)
  const [item] = result.ok ? result.items : []
  if (!item?.ok) throw new Error('not read')
  return house(item.question)
}

describe('questions of a bank in the house', () => {
  test('a question of each kind comes in without a warning, and goes out as it came', () => {
    for (const document of TEMPLATE_QUESTIONS) {
      const made = house(document)
      expect(made).toMatchObject({ ok: true, warnings: [] })
      if (!made.ok) continue
      expect(fromHouse({ question: made.question, name: document.name, category: [] }, 'fr')).toEqual(document)
    }
  })

  test.each<[string, Partial<Question>]>([
    ['{=a ~b ~c}', { kind: 'single' }],
    ['{~%50%a ~%50%b ~%-50%c}', { kind: 'multiple', explanation: { fr: 'Relisez.' } }],
    ['{~%33.33333%a ~%33.33333%b ~%33.33333%c ~d}', { kind: 'multiple' }],
    ['{T}', { kind: 'true-false', whyTrue: { fr: 'Oui.' }, whyFalse: { fr: 'Non.' } }],
    ['{#1..3}', { kind: 'numeric', answer: 2, tolerance: { absolute: 1 } }],
    ['{}', { kind: 'written', guide: { fr: 'À voir.' } }],
  ])('%s', (answers, expected) => {
    expect(gift(answers)).toMatchObject({ ok: true, question: expected })
  })

  test('weights that the house counts by itself are left to it, others are kept', () => {
    const usual = gift('{~%50%a ~%50%b ~%-50%c}')
    const own = gift('{~%50%a ~%50%b ~c}')
    expect(usual.ok && usual.question).not.toHaveProperty('options.0.weight')
    expect(own.ok && own.question).toHaveProperty('options.2.weight', 0)
  })

  test.each([
    ['{~%50%a ~%20%b ~c}', 'right-answers'],
    ['{=%50%a ~b}', 'no-right-answer'],
    ['{=a ~a}', 'same-answers'],
    ['{~%100%a ~b}', 'too-few-answers'],
    ['{=a* }', 'wildcard'],
    ['{=a =%50%b}', 'weights-not-kept'],
    ['{#=1 =2}', 'many-numbers'],
    ['{#=1 =%50%2}', 'weights-not-kept'],
    ['{=a -> x =b -> x}', 'same-answers'],
    ['{=[html]<img src="x.png"> ~b}', 'picture-elsewhere'],
  ])('%s is skipped: %s', (answers, because) => {
    expect(gift(answers)).toMatchObject({ ok: false, because })
  })

  test('objectives that the course does not have are told, and a question without any gets the first', () => {
    const [document] = TEMPLATE_QUESTIONS
    const made = house({ ...document!, objectives: ['o9'] })
    expect(made).toMatchObject({
      ok: true,
      question: { objectives: ['o1'] },
      warnings: [
        { because: 'not-kept', about: 'o9' },
        { because: 'objective-added', about: 'o1' },
      ],
    })
  })
})

describe('a text without its form', () => {
  const plain = (format: FormattedText['format'], text: string) => {
    const warnings: string[] = []
    return { text: plainText({ format, text }, (because) => warnings.push(because)), warnings }
  }
  test.each<[FormattedText['format'], string, string, string[]]>([
    ['html', '<p>Un&nbsp;&eacute;t&eacute; &lt;chaud&gt;</p><p>Deux</p>', 'Un\u00a0été <chaud>\n\nDeux', []],
    [
      'html',
      'Un <b>gras</b> et <a href="https://a.ma/?b=1">un lien</a>',
      'Un gras et un lien (https://a.ma/?b=1)',
      ['formatting-removed', 'formatting-removed', 'formatting-removed', 'formatting-removed'],
    ],
    ['html', '10 m<sup>2</sup> de CO<sub>2</sub>', '10 m² de CO₂', []],
    [
      'html',
      '<ul><li>un</li><li>deux</li></ul>',
      '– un\n\n– deux',
      ['formatting-removed', 'formatting-removed', 'formatting-removed', 'formatting-removed', 'formatting-removed', 'formatting-removed'],
    ],
    ['markdown', '**Gras** et [lien](https://a.ma) : 3 * 4', 'Gras et lien (https://a.ma) : 3 * 4', ['formatting-removed']],
    ['moodle', 'Un prix < 5 et > 2 : « oui »', 'Un prix < 5 et > 2 : « oui »', []],
    ['moodle', 'Une ligne\n<b>deux</b>', 'Une ligne\ndeux', ['formatting-removed', 'formatting-removed']],
    ['plain', '<b>tel quel</b>', '<b>tel quel</b>', []],
  ])('%s: %s', (format, text, expected, warnings) => {
    expect(plain(format, text)).toEqual({ text: expected, warnings })
  })

  test.each([
    ['<img src="data:image/png;base64,AA">', 'picture-place'],
    ['<video src="a.mp4"></video>', 'media'],
    ['<script>a</script>', 'script'],
    ['<table><tr><td>a</td></tr></table>', 'table'],
    ['x<sup>n+1</sup>', 'raised'],
    ['a'.repeat(50_000), 'too-long'],
  ])('%s is refused: %s', (text, because) => {
    expect(() => plain('html', text.slice(0, 60_000))).toThrow(because)
  })
})
