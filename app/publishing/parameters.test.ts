import { expect, test } from 'vitest'
import { fillIn, readParameters } from './parameters.ts'
import type { Problem } from './compiled-course.ts'
import { reporterOf } from './problems.ts'

const SOURCE = `
smig_hour:
  title: { fr: SMIG horaire, en: Hourly minimum wage, ar: الأجر }
  value: 17.92
  unit: DH
  year: 2026
  source: Décret
  confidence: sure
  review_by: 2027-01-31
ceiling:
  title: { fr: Plafond, en: Ceiling, ar: السقف }
  value: 500000
  unit: DH par an
  year: 2026
  source: Loi
  confidence: to-confirm
  review_by: 2027-01-31
rate:
  title: { fr: Taux, en: Rate, ar: النسبة }
  value: 0.5
  unit: "%"
  year: 2026
  source: Loi
  confidence: probable
  review_by: 2026-06-30
notice:
  title: { fr: Délai, en: Notice, ar: المهلة }
  value: 7
  unit: jours
  year: 2026
  source: Loi
  confidence: sure
  review_by: 2027-01-31
`

function read(text = SOURCE) {
  const problems: Problem[] = []
  return { parameters: readParameters(text, '2026-11-23', reporterOf(problems, 'parameters.yaml')), problems }
}

test.each([
  ['{{smig_hour}}', 'fr', '17,92~DH'],
  ['{{smig_hour}}', 'en', '17.92~DH'],
  ['{{smig_hour}}', 'ar', '17,92~درهم'],
  ['{{ smig_hour.year }}', 'fr', '2026'],
  ['{{smig_hour.value}}', 'fr', '17,92'],
  ['{{ceiling}}', 'fr', '500~000~DH par an (à confirmer)'],
  ['{{ceiling}}', 'en', '500,000~DH a year (to be confirmed)'],
  ['{{rate}}', 'fr', '0,5~%'],
  ['{{rate}}', 'en', '0.5%'],
  ['{{notice}}', 'ar', '7~أيام'],
  ['{{notice}}', 'en', '7~days'],
] as const)('%s in %s is %s', (reference, language, written) => {
  expect(fillIn(reference, read().parameters, language).text.replace(/\u00A0/g, '~')).toBe(written)
})

test('an unknown name stays as it is and is named', () => {
  expect(fillIn('{{nothing}} {{smig_hour.colour}}', read().parameters, 'fr')).toEqual({
    text: '{{nothing}} {{smig_hour.colour}}',
    used: [],
    unknown: ['nothing', 'smig_hour.colour'],
  })
})

test('a value whose review date has passed is named with its line', () => {
  expect(read().problems).toEqual([expect.objectContaining({ line: 25, rule: 'review-due' })])
})

test('a unit that only French has is refused with its line', () => {
  expect(read(SOURCE.replace('unit: jours', 'unit: sacs')).problems).toContainEqual(
    expect.objectContaining({ line: 29, rule: 'unit-unknown' }),
  )
})

test('a name written twice is refused with its line', () => {
  expect(read(`${SOURCE}smig_hour:\n  value: 3\n`).problems).toEqual([expect.objectContaining({ line: 34, rule: 'yaml' })])
})
