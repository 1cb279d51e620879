import { expect, test } from 'vitest'
import { readIdentity } from './own-corrections.ts'

const typed = { name: 'Aminata Diallo', phone: '06 12 34 56 78', email: 'aminata@example.org' }

test('names and addresses are read as they will be kept', () => {
  expect(readIdentity({ ...typed, name: ' Aminata  Diallo ' }, { hasUsername: false })).toEqual({
    ok: true,
    identity: { name: 'Aminata Diallo', phone: '+212612345678', email: 'aminata@example.org' },
  })
})

test.each([
  [{ name: '' }, ['name']],
  [{ name: 'x'.repeat(10_000) }, ['name']],
  [{ name: 'www.exemple.org' }, ['name']],
  [{ phone: '06 12' }, ['phone']],
  [{ phone: 'douze' }, ['phone']],
  [{ email: 'aminata' }, ['email']],
  [{ email: 'a@b' }, ['email']],
  [{ email: '<script>@example.org' }, ['email']],
  [{ email: `${'a'.repeat(260)}@example.org` }, ['email']],
  [{ phone: '', email: '' }, ['unreachable']],
  [{ name: '', phone: '1', email: '@' }, ['name', 'phone', 'email']],
])('%j is refused', (change, faults) => {
  expect(readIdentity({ ...typed, ...change }, { hasUsername: false })).toEqual({ ok: false, faults })
})

test('with an account name, number and address may go', () => {
  expect(readIdentity({ ...typed, phone: ' ', email: '' }, { hasUsername: true })).toMatchObject({
    ok: true,
    identity: { phone: null, email: null },
  })
})

test('direction marks fall out of a name', () => {
  expect(readIdentity({ ...typed, name: '\u202eAminata' }, { hasUsername: false })).toMatchObject({ identity: { name: 'Aminata' } })
})
