import { expect, test } from 'vitest'
import { readSettings, WrongSettings } from './settings.server.ts'

test('pseudo texts are refused outside demonstration mode', () => {
  const onTheWeb = { HOST: '0.0.0.0', SECRET: 'a secret for tests only, long enough' }
  expect(readSettings(onTheWeb).showsPseudoWords).toBe(false)
  expect(() => readSettings({ ...onTheWeb, PSEUDO_WORDS: 'yes' })).toThrow(WrongSettings)
  expect(readSettings({ PSEUDO_WORDS: 'yes' }).showsPseudoWords).toBe(true)
})
