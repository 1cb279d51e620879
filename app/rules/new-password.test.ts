import { describe, expect, test } from 'vitest'
import { newPassword } from './new-password.ts'

const facts = { names: ['Aminata Diallo', '+212600000001', null], isCommon: (password: string) => password === 'password123' }

describe('a new password', () => {
  test.each([['trois mots simples'], ['aaaaaaaa'], ['كلمة سر طويلة'], ['🙂🙂🙂🙂🙂🙂🙂🙂'], ['x'.repeat(128)]])(
    '%s may be used',
    (typed) => {
      expect(newPassword(typed, facts)).toEqual({ ok: true })
    },
  )

  test.each([
    ['seven77', 'too-short'],
    ['🙂🙂🙂🙂', 'too-short'],
    ['x'.repeat(129), 'too-long'],
    ['aminata diallo', 'same-as-name'],
    ['212 600 000 001', 'same-as-name'],
    ['06 00 00 00 01', 'same-as-name'],
    ['٠٦٠٠٠٠٠٠٠١', 'same-as-name'],
    ['Password123', 'too-common'],
    [' '.repeat(8), 'too-common'],
  ] as const)('%s is refused because it is %s', (typed, because) => {
    expect(newPassword(typed, facts)).toEqual({ ok: false, because })
  })
})
