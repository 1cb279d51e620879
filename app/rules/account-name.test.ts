import { expect, test } from 'vitest'
import { readAccountName } from './account-name.ts'

test.each([
  ['06 00 00 00 01', '+212600000001'],
  ['+212 600-000-001', '+212600000001'],
  ['00212600000001', '+212600000001'],
  ['٠٦٠٠٠٠٠٠٠١', '+212600000001'],
  ['\u202a0600000001\u202c', '+212600000001'],
])('%j is the number %s', (typed, phone) => expect(readAccountName(typed).phone).toBe(phone))

test.each([
  [' Claire@Passerelle.EXAMPLE ', 'claire@passerelle.example'],
  ['Claire\u200b@passerelle.example', 'claire@passerelle.example'],
  ['Awa.C', 'awa.c'],
  ['', ''],
])('%j is found as %j', (typed, text) => expect(readAccountName(typed)).toEqual({ text }))

test('a name is never a number because of its letters', () => expect(readAccountName('awa0600000001').phone).toBeUndefined())
