import { expect, test } from 'vitest'
import { editedSections, MOST_SECTIONS, type QuizEdit } from './quiz-making.ts'
import type { QuizSection } from './quiz-runs.ts'

const V = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002', '00000000-0000-4000-8000-000000000003'] as const
const question = (key: string, n: 0 | 1 | 2 = 0, mark = 1) => ({ key, versionId: V[n], mark })
const draw = { count: 3, mark: 1, objective: 'o1', tag: null }
const start: QuizSection[] = [{ questions: [question('a'), question('b')], isShuffled: false }, draw]

test.each<[string, QuizEdit, QuizSection[]]>([
  ['a draw', { act: 'add-draw', draw }, [...start, draw]],
  [
    'a question of its own section',
    { act: 'add-question', section: null, question: question('c') },
    [...start, { questions: [question('c')], isShuffled: false }],
  ],
  [
    'a question in a section',
    { act: 'add-question', section: 0, question: question('c') },
    [{ questions: [question('a'), question('b'), question('c')], isShuffled: false }, draw],
  ],
  ['a question taken out', { act: 'remove-question', key: 'a' }, [{ questions: [question('b')], isShuffled: false }, draw]],
  ['a section taken out', { act: 'remove-section', section: 0 }, [draw]],
  ['another mark', { act: 'mark', key: 'b', mark: 3 }, [{ questions: [question('a'), question('b', 0, 3)], isShuffled: false }, draw]],
  [
    'an order of each person’s own',
    { act: 'shuffle', section: 0, isShuffled: true },
    [{ questions: [question('a'), question('b')], isShuffled: true }, draw],
  ],
  [
    'newer versions',
    { act: 'renew', versions: new Map([['a', V[1]]]) },
    [{ questions: [question('a', 1), question('b')], isShuffled: false }, draw],
  ],
])('%s', (_, edit, sections) => {
  expect(editedSections(start, edit)).toEqual({ ok: true, sections })
})

test('a section without questions goes with its last one', () => {
  expect(editedSections([{ questions: [question('a')], isShuffled: false }], { act: 'remove-question', key: 'a' })).toEqual({
    ok: true,
    sections: [],
  })
})

test.each<[string, QuizEdit, string]>([
  ['a question twice', { act: 'add-question', section: 0, question: question('a') }, 'twice'],
  ['a question in a draw', { act: 'add-question', section: 1, question: question('c') }, 'no-section'],
  ['a section that is not there', { act: 'remove-section', section: 7 }, 'no-section'],
  ['a question that is not there', { act: 'remove-question', key: 'z' }, 'no-section'],
  ['a mark below nothing', { act: 'mark', key: 'a', mark: -1 }, 'unreadable'],
  ['a draw of far too many', { act: 'add-draw', draw: { ...draw, count: 50 + 20 } }, 'too-many'],
])('%s is refused', (_, edit, because) => {
  expect(editedSections(start, edit)).toEqual({ ok: false, because })
})

test('sections have a bound', () => {
  const many = Array.from({ length: MOST_SECTIONS }, () => ({ ...draw, count: 1 }))
  expect(editedSections(many, { act: 'add-draw', draw: { ...draw, count: 1 } })).toEqual({ ok: false, because: 'too-many' })
})
