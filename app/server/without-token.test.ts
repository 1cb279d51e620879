import { expect, test } from 'vitest'
import { withoutToken } from './without-token.ts'

test.each([
  ['/b/7KQ4-M2XD-9TWB-3HCP', '/b/…'],
  ['/acces/7KQ4-M2XD-9TWB-3HCP', '/acces/…'],
  ['/rejoindre/7KQ4/x', '/rejoindre/…'],
  ['/acces', '/acces'],
  ['/lecons/c10-m1-l1', '/lecons/c10-m1-l1'],
])('%s is logged as %s', (path, logged) => expect(withoutToken(path)).toBe(logged))
