import { describe, expect, test } from 'vitest'
import { changedParts, checkedQuestion, languagesOf, translated, withKeptTranslations, type QuestionProblem } from './bank.ts'
import { textsIn } from './question-texts.ts'
import type { Question } from './questions.ts'

const both = (fr: string) => ({ fr, en: `${fr} (en)` })
const base = { id: 'q', objectives: ['o1'], stem: both('Que faire ?'), explanation: both('Parce que.') }
const option = (id: string, right: boolean, weight?: number) => ({
  ...{ id, text: both(`Choix ${id}`), why: both(`Raison ${id}`), right },
  ...(weight === undefined ? {} : { weight }),
})
const single: Question = { kind: 'single', ...base, options: [option('a', true), option('b', false)] }

describe('the texts of a question', () => {
  test('stand at places that name their option', () => {
    expect(textsIn(single).map(({ place }) => place)).toEqual([
      ...['stem', 'explanation', 'options.a.text', 'options.a.why', 'options.b.text', 'options.b.why'],
    ])
  })

  test('exist in a language where none is missing', () => {
    expect(languagesOf(single)).toEqual(['fr', 'en'])
    expect(languagesOf({ ...single, hint: { fr: 'Un indice' } })).toEqual(['fr'])
  })

  test('are translated by place; an empty one goes, French never does', () => {
    const made = translated(
      single,
      'en',
      new Map([
        ['stem', 'What now?'],
        ['options.a.why', ' '],
      ]),
    )
    expect(made).toMatchObject({ stem: { fr: 'Que faire ?', en: 'What now?' }, explanation: base.explanation })
    expect(made.kind === 'single' && made.options[0]?.why).toEqual({ fr: 'Raison a' })
  })
})

describe('translations after a change of the French', () => {
  const after: Question = { ...single, stem: { fr: 'Que faire alors ?' }, explanation: { fr: 'Parce que.' } }
  test('go where the French changed, and stay where it is the same', () => {
    expect(withKeptTranslations(single, after, false)).toMatchObject({ stem: { fr: 'Que faire alors ?' }, explanation: base.explanation })
    expect(withKeptTranslations(single, after, false).stem).not.toHaveProperty('en')
  })
  test('stay where somebody says that they are right', () => {
    expect(withKeptTranslations(single, after, true).stem).toEqual({ fr: 'Que faire alors ?', en: 'Que faire ? (en)' })
  })
  test('follow their words to another place', () => {
    const moved: Question = { kind: 'single', ...base, options: [{ ...option('a', false), text: { fr: 'Choix b' } }, option('c', true)] }
    const made = withKeptTranslations(single, moved, false)
    expect(made.kind === 'single' && made.options[0]?.text).toEqual(both('Choix b'))
  })
})

test.each<[string, Question, string[]]>([
  ['nothing', single, []],
  ['the stem and a translation', { ...single, stem: { fr: 'Autre ?' } }, ['stem', 'translations']],
  ['the answers', { ...single, options: [option('a', false), option('b', true)] }, ['answers']],
  ['tags', { ...single, tags: ['caisse'] }, ['tags']],
])('what changed: %s', (_, after, parts) => {
  expect(changedParts(single, after)).toEqual(parts)
})

describe('a question before it may stand in a bank', () => {
  const many: Question = { kind: 'multiple', ...base, options: [option('a', true), option('b', true), option('c', false)] }
  const texts = (...all: string[]) => all.map((fr, index) => ({ id: String(index), text: { fr } }))
  test.each<[string, Question, QuestionProblem]>([
    ['no stem', { ...single, stem: { fr: ' ' } }, 'no-stem'],
    ['no explanation', { ...single, explanation: { fr: '' } }, 'no-explanation'],
    ['no objective', { ...single, objectives: [] }, 'no-objective'],
    ['one option', { ...single, options: [option('a', true)] }, 'too-few-options'],
    ['two right ones', { ...single, options: [option('a', true), option('b', true)] }, 'one-right'],
    ['none right of several', { ...many, options: many.options.map((one) => ({ ...one, right: false })) }, 'some-right'],
    ['twins', { ...single, options: [option('a', true), { ...option('b', false), text: both('Choix a') }] }, 'same-options'],
    ['weights beyond the whole', { ...many, options: [option('a', true, 60), option('b', true, 60), option('c', false, 0)] }, 'weights'],
    [
      'a wrong one that brings marks',
      { ...many, options: [option('a', true, 50), option('b', true, 50), option('c', false, 10)] },
      'weights',
    ],
    ['two items', { kind: 'ordering', ...base, items: texts('un', 'deux') }, 'too-few-items'],
    ['twin items', { kind: 'ordering', ...base, items: texts('un', 'un', 'deux') }, 'same-options'],
    ['one pair', { kind: 'matching', ...base, pairs: [{ id: 'a', left: { fr: 'a' }, right: { fr: 'b' } }], extra: [] }, 'too-few-pairs'],
    ['signs alone', { kind: 'short', ...base, accept: [{ fr: '…' }] }, 'no-accepted'],
    ['nothing accepted', { kind: 'short', ...base, accept: [] }, 'no-accepted'],
    [
      'a gap without a place',
      { kind: 'gaps', ...base, text: { fr: 'Un' }, gaps: [{ kind: 'text', id: '1', accept: [{ fr: 'x' }] }] },
      'gaps',
    ],
    [
      'a list with two right ones',
      {
        kind: 'gaps',
        ...base,
        text: { fr: '[[1]]' },
        gaps: [{ kind: 'choice', id: '1', options: texts('a', 'b').map((one) => ({ ...one, right: true })) }],
      },
      'gap-answers',
    ],
    [
      'a formula that divides by nothing',
      { kind: 'calculated', ...base, variables: [{ name: 'a', from: 0, to: 2, step: 1 }], formula: '1 / a', tolerance: { absolute: 0 } },
      'formula',
    ],
  ])('%s', (_, made, because) => {
    expect(checkedQuestion(made)).toEqual({ ok: false, because })
  })
  test.each([single, many])('is taken when all is well', (made) => {
    expect(checkedQuestion(made)).toEqual({ ok: true, question: made })
  })
})
