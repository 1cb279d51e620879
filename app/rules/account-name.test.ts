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
  ['\u2066claire@passerelle.example\u2069', 'claire@passerelle.example'],
  ['\u202eclaire@passerelle.example', 'claire@passerelle.example'],
  ['\ufeffclaire@passerelle.example\u00ad', 'claire@passerelle.example'],
  ['Ｃlaire@passerelle.example', 'claire@passerelle.example'],
  ['Zoe\u0301', 'zo\u00e9'],
  ['Awa.C', 'awa.c'],
  ['', ''],
])('%j is found as %j', (typed, text) => expect(readAccountName(typed)).toEqual({ text }))

test('a name is never a number because of its letters', () => expect(readAccountName('awa0600000001').phone).toBeUndefined())

test.each(['cl\u0430ire@passerelle.example', 'claire@pass\u0435relle.example', '\u0441laire'])(
  '%j looks like another name and is not it',
  (typed) => {
    const { text, phone } = readAccountName(typed)
    expect(phone).toBeUndefined()
    expect(text).not.toBe('claire@passerelle.example')
    expect(text).not.toBe('claire')
  },
)

test.each([
  '06 00 00 00 01',
  '06.00.00.00.01',
  '+212600000001',
  '+212 (0)6 00 00 00 01',
  '00212 600 00 00 01',
  '212600000001',
  '٠٦ ٠٠ ٠٠ ٠٠ ٠١',
  '۰۶۰۰۰۰۰۰۰۱',
])('%j signs in with one number', (typed) => expect(readAccountName(typed).phone).toBe('+212600000001'))
