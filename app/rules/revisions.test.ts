import { describe, expect, test } from 'vitest'
import { decideSave, joinTexts } from './revisions.ts'

const first = { id: 'a', hash: 'text a' }
const second = { id: 'b', hash: 'text b' }

describe('a text that arrives', () => {
  test('is the first of its part', () =>
    expect(decideSave({ known: null, heads: [], parentId: null, hash: 'x' })).toEqual({
      kind: 'write',
      parentId: null,
      isSecondUse: false,
      makesTwo: false,
    }))
  test('builds on the newest one', () =>
    expect(decideSave({ known: null, heads: [first], parentId: 'a', hash: 'x' })).toMatchObject({ parentId: 'a', makesTwo: false }))
  test('is written once when it is sent twice', () =>
    expect(decideSave({ known: first, heads: [second], parentId: null, hash: 'text a' })).toEqual({ kind: 'kept', id: 'a' }))
  test('is not written when it changes nothing', () =>
    expect(decideSave({ known: null, heads: [first], parentId: 'old', hash: 'text a' })).toEqual({ kind: 'kept', id: 'a' }))
  test('stays beside the newest one when it builds on an old one', () =>
    expect(decideSave({ known: null, heads: [second], parentId: 'a', hash: 'x' })).toMatchObject({ parentId: 'a', makesTwo: true }))
  test('stays beside the newest one when it knew of none', () =>
    expect(decideSave({ known: null, heads: [first], parentId: null, hash: 'x' })).toMatchObject({ parentId: null, makesTwo: true }))
  test('builds on the text that used its id before', () =>
    expect(decideSave({ known: first, heads: [first], parentId: null, hash: 'x' })).toEqual({
      kind: 'write',
      parentId: 'a',
      isSecondUse: true,
      makesTwo: false,
    }))
  test('keeps two versions two while one of them is written on', () =>
    expect(decideSave({ known: null, heads: [first, second], parentId: 'a', hash: 'x' })).toMatchObject({ parentId: 'a', makesTwo: true }))
})

describe('two texts one after the other', () => {
  test('stand apart', () => expect(joinTexts('Un\n', ' Deux')).toBe('Un\n\nDeux'))
  test('leave nothing where one is empty', () => expect(joinTexts('', 'Deux')).toBe('Deux'))
})
