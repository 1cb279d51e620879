import { describe, expect, test } from 'vitest'
import { directionOfText } from './text-direction.ts'

describe('the direction of a text', () => {
  test.for([
    ['Atelier Sika', 'ltr'],
    ['خطة العمل: Atelier Sika', 'rtl'],
    ['7ب. الموارد', 'rtl'],
    ['« 12 » Sika خطة', 'ltr'],
    ['12 500,00', undefined],
    ['', undefined],
  ] as const)('of “%s” is %s', ([text, direction]) => {
    expect(directionOfText(text)).toBe(direction)
  })
})
