import { describe, expect, test } from 'vitest'
import { SAMPLES } from '#app/questions/test-questions.ts'
import type { Question } from '#app/rules/questions.ts'
import { repairedFrom, repairFields } from './repair.ts'

/** What a browser sends of the page as it is shown, with some fields changed; undefined takes one away. */
function sentBy(question: Question, changes: Record<string, string | undefined> = {}) {
  const fields = repairFields(question).flatMap(({ name, control, value, isOn }) =>
    (control === 'radio' || control === 'box') && !isOn ? [] : [[name, value] as const],
  )
  const sent = new Map<string, string | undefined>([...fields, ...Object.entries(changes)])
  return (name: string) => sent.get(name)
}

const CALCULATED: Question = {
  ...{ kind: 'calculated', id: 'q-calc', objectives: ['o1'], stem: { fr: '{a} + 1 ?' }, explanation: { fr: 'Oui.' } },
  ...{ variables: [{ name: 'a', from: 1, to: 9, step: 1 }], formula: 'a + 1', tolerance: { absolute: 0 } },
}
const PICTURED: Question = { ...SAMPLES.single, pictures: [{ place: 'stem', hash: 'a'.repeat(64), width: 2, height: 1, bytes: 70 }] }
const QUESTIONS: Question[] = [...Object.values(SAMPLES), CALCULATED, PICTURED]

describe('the repair page', () => {
  test.each(QUESTIONS.map((question) => [question.kind, question] as const))(
    'a %s question sent back unchanged stays what it was',
    (_kind, question) => expect(repairedFrom(question, sentBy(question))).toEqual({ ok: true, question }),
  )

  test.each(QUESTIONS.map((question) => [question.kind, question] as const))(
    'a %s question without its text is refused',
    (_kind, question) =>
      expect(repairedFrom(question, sentBy(question, { 'stem-fr': ' ' }))).toEqual({ ok: false, because: 'field-unreadable' }),
  )

  test('another key, another number in the writing of the country, another tolerance', () => {
    const single = repairedFrom(SAMPLES.single, sentBy(SAMPLES.single, { right: 'b' }))
    expect(single).toMatchObject({ question: { options: [{ right: false }, { right: true }, { right: false }] } })
    const numeric = repairedFrom(SAMPLES.numeric, sentBy(SAMPLES.numeric, { number: '١ ٢٠٠٫٥', tolerance: '5 %' }))
    expect(numeric).toMatchObject({ question: { answer: 1200.5, formula: '1200.5', tolerance: { percent: 5 } } })
    expect(repairedFrom(SAMPLES.single, sentBy(SAMPLES.single, { right: undefined }))).toEqual({ ok: false, because: 'no-right-answer' })
    expect(repairedFrom(SAMPLES.numeric, sentBy(SAMPLES.numeric, { number: 'mille' }))).toEqual({ ok: false, because: 'field-unreadable' })
  })

  test('an accepted text more keeps the languages of the others, and one less goes', () => {
    const short: Question = { ...SAMPLES.short, accept: [{ fr: 'caisse', ar: 'صندوق' }, { fr: 'trésorerie' }] }
    expect(repairedFrom(short, sentBy(short, { accept: 'caisse\r\nصندوق\n coffre \ncoffre' }))).toMatchObject({
      question: { accept: [{ fr: 'caisse', ar: 'صندوق' }, { fr: 'coffre' }] },
    })
    expect(repairedFrom(short, sentBy(short, { accept: '' }))).toEqual({ ok: false, because: 'field-unreadable' })
  })

  test('items change places, and two cannot have one', () => {
    const [first, second, ...rest] = SAMPLES.ordering.items
    const swap = { [`item.${first!.id}.place`]: '2', [`item.${second!.id}.place`]: '1' }
    const swapped = [second, first, ...rest].map((item) => ({ id: item!.id }))
    expect(repairedFrom(SAMPLES.ordering, sentBy(SAMPLES.ordering, swap))).toMatchObject({ question: { items: swapped } })
    expect(repairedFrom(SAMPLES.ordering, sentBy(SAMPLES.ordering, { [`item.${first!.id}.place`]: '2' }))).toEqual({
      ...{ ok: false, because: 'same-place-twice' },
    })
  })

  test('a formula without a value is refused', () =>
    expect(repairedFrom(CALCULATED, sentBy(CALCULATED, { formula: 'a / 0' }))).toEqual({ ok: false, because: 'formula-without-value' }))
})
