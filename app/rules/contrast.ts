/** The least contrast of text with what is behind it, after WCAG 2.2 (1.4.3). */
export const TEXT_CONTRAST = 4.5
/** The least contrast of a border or sign with what is behind it, after WCAG 2.2 (1.4.11). */
export const SHAPE_CONTRAST = 3

/** A colour as #rgb or #rrggbb. */
export const COLOUR = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i

/** Red, green and blue of a colour, each from 0 to 255. */
export function channels(colour: string): [number, number, number] {
  const full = colour.length === 4 ? [...colour.slice(1)].map((digit) => digit + digit).join('') : colour.slice(1)
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => Number.parseInt(full.slice(at, at + 2), 16))
  return [red, green, blue]
}

/** Relative luminance after WCAG 2.2, from 0 for black to 1 for white. */
function luminance(colour: string): number {
  const [red, green, blue] = channels(colour).map((value) => {
    const share = value / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0)
}

/** The contrast of two colours after WCAG 2.2, from 1 for equal ones to 21 for black on white. */
export function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (high + 0.05) / (low + 0.05)
}

/** A colour between two: `share` of the second one, from 0 to 1. */
export function mixed(one: string, other: string, share: number): string {
  const [from, to] = [channels(one), channels(other)]
  const parts = from.map((value, index) => Math.round(value + ((to[index] ?? 0) - value) * share))
  return `#${parts.map((value) => value.toString(16).padStart(2, '0')).join('')}`
}
