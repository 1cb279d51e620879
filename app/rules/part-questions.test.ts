import { describe, expect, test } from 'vitest'
import { askAbout, type AskFacts } from './part-questions.ts'

const written: AskFacts = { isOpen: true, versions: 1, isEmpty: false, question: '', waits: false }

describe('a question about a part', () => {
  test('asks for remarks on what is written, with or without words', () => {
    expect(askAbout(written)).toEqual({ ok: true })
    expect(askAbout({ ...written, question: 'Est-ce clair ?' })).toEqual({ ok: true })
  })

  test('needs words where nothing is written yet', () => {
    expect(askAbout({ ...written, isEmpty: true, question: ' \n' })).toEqual({ ok: false, because: 'nothing' })
    expect(askAbout({ ...written, isEmpty: true, versions: 0, question: 'Par où commencer ?' })).toEqual({ ok: true })
  })

  test.for([
    ['closed', { isOpen: false }],
    ['waiting', { waits: true }],
    ['two-versions', { versions: 2 }],
  ] as const)('is not taken: %s', ([because, facts]) => {
    expect(askAbout({ ...written, ...facts })).toEqual({ ok: false, because })
  })
})
