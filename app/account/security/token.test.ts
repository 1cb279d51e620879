import { describe, expect, test } from 'vitest'
import { noStepCookie, stepCookie, stepToken } from './token.server.ts'

describe('the cookie between two steps', () => {
  test('is bound to the host and secure on https, plain on http, and never read by scripts', () => {
    expect(stepCookie('abc', true, 600)).toBe('__Host-step=abc; Path=/; HttpOnly; SameSite=Lax; Max-Age=600; Secure')
    expect(stepCookie('abc', false, 600)).toBe('step=abc; Path=/; HttpOnly; SameSite=Lax; Max-Age=600')
    expect(noStepCookie(true)).toBe('__Host-step=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0; Secure')
  })

  test('is found among others, and on https never under the plain name', () => {
    expect(stepToken('a=1; __Host-step=abc; b=2', true)).toBe('abc')
    for (const header of [null, '', 'step=abc', '__Host-step=', 'x__Host-step=abc']) expect(stepToken(header, true)).toBeUndefined()
    expect(stepToken('__Host-step=abc', false)).toBeUndefined()
  })
})
