import { describe, expect, test } from 'vitest'
import type { FixedQuestion } from '#app/rules/questions.ts'
import { scoreAnswer } from '#app/rules/quiz-score.ts'
import { answerFields } from './answer.forms.ts'
import { afterMove, arrangementFrom, arrangementOf, filledByArrangement } from './arrangement.ts'
import { answerInWords, hintOf, keyInWords, rightLines, whyOf } from './explained-answer.ts'
import { questionLanguage } from './question-language.ts'
import { isAnswered, readAnswer } from './read-answer.ts'
import { SAMPLES, rightAnswer, wrongAnswer } from './test-questions.ts'
import { filledFrom, frozenOrder, shownQuestion } from './shown-question.ts'

const questions: FixedQuestion[] = Object.values(SAMPLES)

describe.each(questions.map((question) => [question.kind, question] as const))('a question of kind %s', (_, question) => {
  const order = frozenOrder(question, 42)

  test('an answer survives being shown in a form and read back', () => {
    for (const answer of [rightAnswer(question), wrongAnswer(question)]) {
      const read = readAnswer(question, order, filledFrom(question, order, answer))
      if (!read.ok) throw new Error(read.because)
      expect(read.extent).toBe('complete')
      expect(scoreAnswer(question, read.answer)).toEqual(scoreAnswer(question, answer))
      expect(isAnswered(read.answer)).toBe(true)
    }
    const right = scoreAnswer(question, rightAnswer(question))
    expect(right).toMatchObject(question.kind === 'written' ? { reading: 'waiting' } : { isRight: true })
    expect(scoreAnswer(question, wrongAnswer(question)).isRight).toBe(false)
  })

  test('nothing filled is an empty answer', () => {
    const read = readAnswer(question, order, {})
    expect(read).toMatchObject({ ok: true, extent: 'empty' })
    if (read.ok) expect(isAnswered(read.answer)).toBe(false)
    expect(filledFrom(question, order, null)).toEqual({})
    expect(answerInWords(question, null, 'fr')).toEqual({ form: 'none' })
  })

  test('what the page shows holds no key, explanation, hint or id', () => {
    const text = JSON.stringify(shownQuestion(question, order, 'fr'))
    for (const word of ['right":', 'why', 'explanation', 'hint', 'answer', 'accept', 'tolerance', 'guide', '"id"'])
      expect(text).not.toContain(word)
    expect(text).not.toContain(question.explanation.fr)
  })

  test('its order does not change between two showings', () => {
    expect(frozenOrder(question, 42)).toEqual(order)
    expect([...order].sort()).toEqual([...frozenOrder(question, 7)].sort())
  })
})

describe('fields that no page of ours sends', () => {
  test.each([
    ['an option that is not there', SAMPLES.single, { choice: ['7'] }],
    ['an id instead of a place', SAMPLES.single, { choice: ['a'] }],
    ['two choices where one is asked', SAMPLES.single, { choice: ['0', '1'] }],
    ['a truth that is neither', SAMPLES['true-false'], { choice: ['maybe'] }],
    ['a right side that is not there', SAMPLES.matching, { 'pair-0': ['9'] }],
    ['an option of a gap that is not there', SAMPLES.gaps, { 'gap-2': ['7'] }],
    ['a place beyond the last', SAMPLES.ordering, { 'place-0': ['4'], 'place-1': ['1'], 'place-2': ['2'] }],
  ] as const)('%s', (_, question, filled) => {
    expect(readAnswer(question, frozenOrder(question, 1), filled)).toEqual({ ok: false, because: 'unknown-option' })
  })

  test('a form with a field too long or misnamed is not read', () => {
    const form = (entries: [string, string][]) => {
      const data = new FormData()
      for (const [name, value] of entries) data.append(name, value)
      return data
    }
    expect(answerFields(form([['typed', 'x'.repeat(301)]]))).toBeNull()
    expect(answerFields(form([['pair-abc', '1']]))).toBeNull()
    expect(answerFields(form([['text', 'x'.repeat(4001)]]))).toBeNull()
    expect(answerFields(form([['text', 'a\r\nb']]))).toEqual({ text: ['a\nb'] })
    expect(
      answerFields(
        form([
          ['choice', '1'],
          ['choice', '2'],
          ['other', 'left alone'],
        ]),
      ),
    ).toEqual({ choice: ['1', '2'] })
  })
})

describe('putting in order', () => {
  const order = frozenOrder(SAMPLES.ordering, 3)

  test('the first order shown is never the right one', () => {
    for (let seed = 0; seed < 50; seed += 1) expect(frozenOrder(SAMPLES.ordering, seed)).not.toEqual(['1', '2', '3'])
  })

  test('a missing place and the same place twice are named', () => {
    expect(readAnswer(SAMPLES.ordering, order, { 'place-0': ['1'] })).toEqual({ ok: false, because: 'place-missing' })
    const twice = { 'place-0': ['1'], 'place-1': ['1'], 'place-2': ['2'] }
    expect(readAnswer(SAMPLES.ordering, order, twice)).toEqual({ ok: false, because: 'same-place-twice' })
  })

  test('a step up or down moves one line, and at the ends nothing', () => {
    expect(afterMove(['0', '1', '2'], 'up:1')).toEqual(['1', '0', '2'])
    expect(afterMove(['0', '1', '2'], 'down:1')).toEqual(['0', '2', '1'])
    expect(afterMove(['0', '1', '2'], 'up:0')).toEqual(['0', '1', '2'])
    expect(afterMove(['0', '1', '2'], 'down:9')).toEqual(['0', '1', '2'])
  })

  test('an arrangement travels in the address and back', () => {
    expect(arrangementFrom('2,0,1', 3)).toEqual(['2', '0', '1'])
    for (const bad of [null, '', '2,0', '2,0,0', '2,0,x', '0,1,3']) expect(arrangementFrom(bad, 3)).toBeNull()
    expect(arrangementOf(filledByArrangement(['2', '0', '1']), 3)).toEqual(['2', '0', '1'])
    expect(arrangementOf({ 'place-0': ['2'] }, 3)).toEqual(['0', '1', '2'])
  })
})

describe('what is said after an answer', () => {
  test('a wrong choice gets a hint that leaves the right one open', () => {
    const wrong = scoreAnswer(SAMPLES.single, wrongAnswer(SAMPLES.single))
    expect(hintOf(SAMPLES.single, wrong, 'fr')).toEqual(['Pensez au cahier.'])
    const many = scoreAnswer(SAMPLES.multiple, { kind: 'multiple', choices: ['a', 'c'] })
    expect(hintOf(SAMPLES.multiple, many, 'fr')).toEqual(['Le sac ne prouve rien.'])
    expect(hintOf(SAMPLES['true-false'], scoreAnswer(SAMPLES['true-false'], wrongAnswer(SAMPLES['true-false'])), 'fr')).toEqual([])
  })

  test('the reason of what was chosen comes before the explanation', () => {
    expect(whyOf(SAMPLES.single, scoreAnswer(SAMPLES.single, { kind: 'single', choice: 'b' }), 'ar')).toEqual([
      'Un oubli coûte cher.',
      'On note toujours.',
    ])
    expect(whyOf(SAMPLES['true-false'], scoreAnswer(SAMPLES['true-false'], { kind: 'true-false', choice: false }), 'fr')[0]).toBe(
      'Si, même les petites sommes.',
    )
  })

  test('lines that are right are counted', () => {
    const scored = scoreAnswer(SAMPLES.matching, { kind: 'matching', chosen: { a: 'a', b: 'c', c: '' } })
    expect(rightLines(SAMPLES.matching, scored)).toEqual({ right: 1, of: 3 })
    expect(rightLines(SAMPLES.single, scoreAnswer(SAMPLES.single, undefined))).toBeNull()
  })

  test('the key in words', () => {
    expect(keyInWords(SAMPLES.numeric, 'fr')).toEqual({ form: 'lines', lines: ['1\u202f000\u00a0DH'] })
    expect(keyInWords(SAMPLES.ordering, 'fr')).toEqual({ form: 'steps', lines: ['Prévoir', 'Dépenser', 'Vérifier'] })
    expect(keyInWords(SAMPLES.matching, 'fr')).toMatchObject({ form: 'pairs' })
    const filled = 'Entrées moins sorties : le [solde]. Avec 100 DH et 40 DH, il est de [60\u00a0DH]. On le compare à [la caisse].'
    expect(keyInWords(SAMPLES.gaps, 'fr')).toEqual({ form: 'text', paragraphs: [filled] })
    expect(keyInWords(SAMPLES.written, 'fr')).toEqual({ form: 'none' })
  })

  test('a question that is not wholly translated is shown in French', () => {
    expect(questionLanguage(SAMPLES.short, 'ar')).toBe('fr')
    const text = { fr: 'a', ar: 'ا' }
    expect(questionLanguage({ ...SAMPLES.short, stem: text, explanation: text }, 'ar')).toBe('ar')
  })
})
