import { describe, expect } from 'vitest'
import { countingQueries } from '#db/handle.ts'
import { test } from '#db/test-world.ts'
import { viewerOf } from '#app/access/test-viewers.ts'
import { glossaryOf } from './glossary.queries.server.ts'

const TODAY = '2026-11-23'

describe('the glossary of a course', () => {
  test('holds the words of the course in the order of the reader’s language, in one query', async ({ db }) => {
    const aminata = await viewerOf(db, 'aminata')
    const { result, queries } = await countingQueries(() => glossaryOf(db, aminata, 'c10', 'fr', TODAY))
    expect(queries).toBe(1)
    expect(result!.terms.length).toBeGreaterThanOrEqual(20)
    const words = result!.terms.map(({ term }) => term.fr)
    expect(words).toEqual([...words].sort(new Intl.Collator('fr').compare))
    expect(result!.terms.every(({ term, meaning }) => term.ar !== '' && term.en !== '' && meaning !== '')).toBe(true)
  })

  test('does not exist for who does not follow the course', async ({ db }) => {
    const fatou = await viewerOf(db, 'fatou')
    expect(await glossaryOf(db, fatou, 'c2', 'fr', TODAY)).toBeUndefined()
    expect(await glossaryOf(db, fatou, 'nothing', 'fr', TODAY)).toBeUndefined()
  })
})
