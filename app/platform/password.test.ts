import { expect, test } from 'vitest'
import { hashPassword, isOutdatedHash, isPassword } from './password.server.ts'

test('passwords that arrive together are all looked at, also behind one whose hash cannot be read', async () => {
  const stored = await hashPassword('trois mots simples', 'low')
  const asked = await Promise.allSettled([
    isPassword('trois mots simples', stored, 'low'),
    isPassword('trois mots simples', 'no hash at all', 'low'),
    isPassword('quatre mots simples', stored, 'low'),
    isPassword('trois mots simples', null, 'low'),
    hashPassword('cinq', 'low').then((hash) => isOutdatedHash(hash, 'normal')),
  ])
  expect(asked.map((one) => (one.status === 'fulfilled' ? one.value : 'cannot be read'))).toEqual([
    true,
    'cannot be read',
    false,
    false,
    true,
  ])
})
