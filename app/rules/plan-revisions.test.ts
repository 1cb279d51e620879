import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { heads, mergeVersions, saveKind, standing, type Revision } from './plan-revisions.ts'

const revision = (id: string, n: number, parentId: string | null, mergedId: string | null = null, hash = id): Revision => ({
  id,
  n,
  parentId,
  mergedId,
  hash,
})
const line = [revision('a', 1, null), revision('b', 2, 'a')]
const fork = [...line, revision('c', 3, 'b'), revision('d', 4, 'b')]
const merged = [...fork, revision('e', 5, 'c', 'd')]

describe('the text of a part', () => {
  test('stands nowhere before the first save', () => expect(standing([])).toEqual({ is: 'empty' }))
  test('is the last of a line', () => expect(standing(line)).toEqual({ is: 'one', revision: line[1] }))
  test('written on two phones is a conflict', () => expect(standing(fork)).toEqual({ is: 'conflict', revisions: [fork[2], fork[3]] }))
  test('written twice from nothing is a conflict', () =>
    expect(standing([revision('a', 1, null), revision('b', 2, null)])).toMatchObject({ is: 'conflict' }))
  test('merged is one again', () => expect(standing(merged)).toEqual({ is: 'one', revision: merged[4] }))
  test('the same text from two phones is no conflict', () =>
    expect(standing([...line, revision('c', 3, 'b', null, 'same'), revision('d', 4, 'b', null, 'same')])).toMatchObject({
      is: 'one',
      revision: { id: 'c' },
    }))
})

describe('saving', () => {
  test.each([
    ['the first text', [], null, 'x', 'follows'],
    ['on top of the latest', line, 'b', 'x', 'follows'],
    ['the same text again', line, 'b', 'b', 'same'],
    ['the same text again, from an older page', line, 'a', 'b', 'same'],
    ['on top of an older one', line, 'a', 'x', 'conflicts'],
    ['from an empty page when something stands', line, null, 'x', 'conflicts'],
    ['on top of one of two', fork, 'c', 'x', 'conflicts'],
    ['on top of something unknown', [], 'z', 'x', 'conflicts'],
  ] as const)('%s', (_, revisions, basedOn, hash, kind) => expect(saveKind(revisions, basedOn, hash)).toBe(kind))

  test('nothing that was saved is ever out of reach of the heads', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(), fc.option(fc.nat())), { minLength: 1, maxLength: 12 }), (links) => {
        const revisions = links.reduce<Revision[]>((all, [parent, second], index) => {
          const idAt = (which: number) => (all.length === 0 ? null : all[which % all.length]!.id)
          return [...all, revision(String(index), index + 1, idAt(parent), second === null ? null : idAt(second))]
        }, [])
        const reached = new Set<string>()
        const visit = (id: string | null): void => {
          const found = revisions.find((one) => one.id === id)
          if (!found || reached.has(found.id)) return
          reached.add(found.id)
          visit(found.parentId)
          visit(found.mergedId)
        }
        heads(revisions).forEach((head) => visit(head.id))
        expect(reached.size).toBe(revisions.length)
      }),
    )
  })
})

describe('merging', () => {
  const mine = { id: 'c', text: 'Les femmes. ', tables: { a: 1 } }
  const theirs = { id: 'd', text: 'Les familles.', tables: { a: 2, b: 3 } }
  test('keeps mine', () =>
    expect(mergeVersions(mine, theirs, 'mine')).toEqual({ parentId: 'c', mergedId: 'd', text: 'Les femmes. ', tables: { a: 1 } }))
  test('keeps theirs', () =>
    expect(mergeVersions(mine, theirs, 'theirs')).toEqual({ parentId: 'd', mergedId: 'c', text: 'Les familles.', tables: { a: 2, b: 3 } }))
  test('joins both', () =>
    expect(mergeVersions(mine, theirs, 'both')).toEqual({
      parentId: 'c',
      mergedId: 'd',
      text: 'Les femmes.\n\nLes familles.',
      tables: { a: 1, b: 3 },
    }))
  test('joins with an empty one', () => expect(mergeVersions({ ...mine, text: ' ' }, theirs, 'both').text).toBe('Les familles.'))
})
