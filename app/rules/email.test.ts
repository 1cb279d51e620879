import { expect, test } from 'vitest'
import { readTypedEmail } from './email.ts'

test.each([
  ['  Aminata@Example.ORG ', 'aminata@example.org'],
  ['aminata\u200b@example.org', 'aminata@example.org'],
  ['a.b+c@sub.example.org', 'a.b+c@sub.example.org'],
])('%j is %s', (typed, email) => expect(readTypedEmail(typed)).toEqual({ ok: true, email }))

test.each([
  '',
  '   ',
  'aminata',
  'aminata@',
  '@example.org',
  'a@b',
  'a b@example.org',
  'a@example.org\r\nBcc: all@example.org',
  'Aminata <a@example.org>',
  'a@example.org,b@example.org',
  // A Cyrillic letter that looks like a Latin one.
  '\u0430minata@example.org',
  `${'a'.repeat(65)}@example.org`,
  `a@${'b'.repeat(300)}.org`,
  'x'.repeat(10_000),
])('%j is no address', (typed) => expect(readTypedEmail(typed).ok).toBe(false))
