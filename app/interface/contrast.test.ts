import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { contrast } from '#app/rules/contrast.ts'
import { COLOUR_PAIRS, tokensOf } from './tokens.ts'

const tokens = tokensOf(readFileSync(new URL('./styles/learner.css', import.meta.url), 'utf8'))

test('dark is the same whether the device wishes it or somebody chose it', () => {
  expect(tokens.dark.size).toBeGreaterThan(20)
  expect([...tokens.chosenDark]).toEqual([...tokens.dark])
})

describe.each(['light', 'dark', 'chosenDark'] as const)('in %s colours', (scheme) => {
  test.each(COLOUR_PAIRS)('$front on $back stands out at least $least to 1', ({ front, back, least }) => {
    const [one, other] = [tokens[scheme].get(front), tokens[scheme].get(back)]
    expect(one, front).toBeDefined()
    expect(other, back).toBeDefined()
    expect(contrast(one!, other!)).toBeGreaterThanOrEqual(least)
  })
})
