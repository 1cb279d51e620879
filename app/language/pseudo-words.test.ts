import { describe, expect, test } from 'vitest'
import { say, sayCount } from './words.ts'
import { makePseudo, pseudo } from './pseudo-words.ts'

describe('a pseudo text', () => {
  test('stands in brackets, a third longer, and keeps the names of its values', () => {
    expect(pseudo('{n} lessons of {course}')).toMatch(/^⟦\{n\} léssöñs öf \{course\} ~+⟧$/)
    expect(pseudo('Close').length).toBeGreaterThan('Close'.length * 1.3)
    expect(say(pseudo('Hello {name}'), { name: 'Aminata' })).toContain('Aminata')
  })

  test('takes the place of every text of a words file, in groups, counts and lists', () => {
    const words = { title: 'Title', group: { count: { one: '{n} day', other: '{n} days' } }, tips: ['One', 'Two'] }
    const { group } = words
    makePseudo(words)
    expect(words.title).toBe(pseudo('Title'))
    expect(words.tips).toEqual([pseudo('One'), pseudo('Two')])
    expect(sayCount(words.group.count, 2, 'en')).toBe(say(pseudo('{n} days'), { n: 2 }))
    expect(group.count.one).toBe('{n} day')
  })
})
