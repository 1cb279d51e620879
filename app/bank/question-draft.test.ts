import { expect, test } from 'vitest'
import { checkedQuestion } from '#app/rules/bank.ts'
import type { Question } from '#app/rules/questions.ts'
import { SAMPLES } from '#app/questions/test-questions.ts'
import { draftFrom, questionFrom } from './draft-forms.ts'
import { draftOf, emptyDraft, type Draft } from './question-draft.ts'

/** A form as a browser sends it for a draft. */
function sent(draft: Draft): FormData {
  const form = new FormData()
  const { rows, objectives, isTrue, isPercent, keepsTranslations, pictures, ...texts } = draft
  for (const [name, value] of Object.entries(texts)) form.set(name, value.replaceAll('\n', '\r\n'))
  for (const objective of objectives) form.append('objective', objective)
  form.set('truth', String(isTrue))
  form.set('toleranceIn', isPercent ? 'percent' : 'absolute')
  if (keepsTranslations) form.set('keepsTranslations', 'on')
  form.set('rows', String(rows.length))
  pictures.forEach(({ typed, goes }, index) => {
    form.set(`picture-${index}-words`, typed)
    if (goes) form.set(`picture-${index}-goes`, 'on')
  })
  rows.forEach(({ isRight, ...row }, index) => {
    for (const [name, value] of Object.entries(row)) form.set(`row-${index + 1}-${name}`, value)
    if (isRight && draft.kind === 'single') form.set('right', String(index + 1))
    else if (isRight) form.set(`row-${index + 1}-right`, 'on')
  })
  return form
}

const fr = (text: string) => ({ fr: text })
const calculated: Question = {
  ...{ kind: 'calculated', id: 'q-calculated', objectives: ['o1'], stem: fr('{prix} × 3 ?'), explanation: fr('On multiplie.') },
  variables: [{ name: 'prix', from: 10, to: 12.125, step: 0.125 }],
  formula: 'prix * 3',
  tolerance: { percent: 2.5 },
  unit: fr('DH'),
}

test.each<[string, Question]>([...Object.entries(SAMPLES), ['calculated', calculated]])(
  'the form of a question of kind %s, sent as it is, gives the question as it was',
  (_, question) => {
    const draft = draftOf(question, { name: 'Un nom', category: ['Argent', 'Caisse'] })
    const read = draftFrom(sent(draft), question)
    expect(read).toEqual(draft)
    const made = read && questionFrom(read, question)
    expect(made).toEqual({ ok: true, question })
    expect(made?.ok && checkedQuestion(made.question)).toEqual({ ok: true, question })
  },
)

test('lines that say nothing are left out, and a new one gets an id of its own', () => {
  const draft = draftOf(SAMPLES.single, { name: '', category: [] })
  const row = (changes: object) => ({ ...draft.rows[0]!, isRight: false, ...changes })
  const rows = [...draft.rows, row({ id: '', text: ' ', second: '' }), row({ id: 'a', text: 'Autre', second: 'Non.' })]
  const made = questionFrom({ ...draft, rows }, SAMPLES.single)
  expect(made.ok && made.question.kind === 'single' && made.question.options.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd'])
})

test('a number that is none is told', () => {
  expect(questionFrom({ ...emptyDraft('numeric'), answer: 'douze' }, null)).toEqual({ ok: false, because: 'not-a-number' })
})

test.each([
  ['of no kind', { kind: 'quiz' }],
  ['with lines without end', { kind: 'short', rows: '100000' }],
  ['with lines that are no number', { kind: 'short', rows: 'x' }],
])('a form %s is none of ours', (_, fields) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  expect(draftFrom(form, null)).toBeUndefined()
})

test('pictures stay with their words; one goes when somebody says so, or with its line', () => {
  const kept = { hash: 'a'.repeat(64), width: 2, height: 1, bytes: 70 }
  const pictures = [
    { place: 'stem', ...kept, words: fr('Un carnet') },
    { place: 'options.a', ...kept },
    { place: 'options.b', ...kept },
  ]
  const question: Question = { ...SAMPLES.single, pictures }
  const draft = draftOf(question, { name: '', category: [] })
  expect(draft.pictures.map(({ line }) => line)).toEqual([0, 1, 2])
  const read = draftFrom(sent(draft), question)!
  expect(questionFrom(read, question)).toEqual({ ok: true, question })
  const changed = read.pictures.map((picture, index) => ({ ...picture, typed: index === 0 ? '' : 'Une caisse', goes: index === 1 }))
  const made = questionFrom({ ...read, rows: read.rows.filter(({ id }) => id !== 'b'), pictures: changed }, question)
  expect(made.ok && made.question.pictures).toEqual([{ place: 'stem', ...kept }])
})
