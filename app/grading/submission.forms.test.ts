import { expect, test } from 'vitest'
import { savingForm } from './submission.forms.ts'

const FORMS = [
  ['message', { intent: 'message', basedOn: '1' }, 'overall'],
  ['message', { intent: 'message', basedOn: '1' }, 'privateNote'],
  ['criterion', { intent: 'criterion', criterionId: 'k1', basedOn: '1' }, 'comment'],
] as const

test.each(FORMS)('a %s form without its text says nothing', (_name, form, field) => {
  expect(savingForm.parse(form)).toMatchObject({ [field]: '' })
})

test.each(FORMS)('a %s form with a text beyond all bounds is refused: it empties nothing that is there', (_name, form, field) => {
  expect(savingForm.safeParse({ ...form, [field]: 'x'.repeat(20_000) }).success).toBe(true)
  expect(savingForm.safeParse({ ...form, [field]: 'x'.repeat(20_001) }).success).toBe(false)
})
