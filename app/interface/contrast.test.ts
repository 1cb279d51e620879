import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const css = readFileSync(new URL('./styles/learner.css', import.meta.url), 'utf8')

/** The colour tokens of one block of the style sheet, by name. */
function tokensOf(block: string): Map<string, string> {
  return new Map([...block.matchAll(/--([a-z-]+):\s*(#[0-9a-f]{3,6})/g)].map(([, name = '', value = '']) => [name, value]))
}

const [lightBlock = '', darkBlock = ''] = css.split('@media (prefers-color-scheme: dark)')
const light = tokensOf(lightBlock.slice(lightBlock.indexOf(':root')))
const dark = tokensOf(darkBlock.slice(0, darkBlock.indexOf('@layer reset')))

/** Relative luminance after WCAG 2.2. */
function luminance(hex: string): number {
  const full = hex.length === 4 ? [...hex.slice(1)].map((digit) => digit + digit).join('') : hex.slice(1)
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const share = Number.parseInt(full.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (high + 0.05) / (low + 0.05)
}

const TEXT = 4.5
const SHAPE = 3

const PAIRS: ReadonlyArray<[string, string, number]> = [
  ['text', 'bg', TEXT],
  ['text', 'surface', TEXT],
  ['text', 'sunken', TEXT],
  ['text', 'primary-soft', TEXT],
  ['text', 'success-soft', TEXT],
  ['text', 'warning-soft', TEXT],
  ['text', 'danger-soft', TEXT],
  ['text', 'info-soft', TEXT],
  ['text', 'mark', TEXT],
  ['muted', 'bg', TEXT],
  ['muted', 'surface', TEXT],
  ['muted', 'sunken', TEXT],
  ['muted', 'primary-soft', TEXT],
  ['primary', 'bg', TEXT],
  ['primary', 'surface', TEXT],
  ['primary-strong', 'primary-soft', TEXT],
  ['on-primary', 'primary', TEXT],
  ['on-primary', 'primary-strong', TEXT],
  ['visited', 'bg', TEXT],
  ['success', 'success-soft', TEXT],
  ['warning', 'warning-soft', TEXT],
  ['danger', 'danger-soft', TEXT],
  ['danger', 'bg', TEXT],
  ['info', 'info-soft', TEXT],
  ['control', 'bg', SHAPE],
  ['control', 'surface', SHAPE],
  ['primary', 'sunken', SHAPE],
  ['ring', 'bg', SHAPE],
]

describe.each([
  ['light', light],
  ['dark', dark],
])('in %s colours', (_, tokens) => {
  test.each(PAIRS)('%s on %s stands out at least %d to 1', (front, back, least) => {
    const [one, other] = [tokens.get(front), tokens.get(back)]
    expect(one, front).toBeDefined()
    expect(other, back).toBeDefined()
    expect(contrast(one!, other!)).toBeGreaterThanOrEqual(least)
  })
})
