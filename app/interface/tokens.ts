import { SHAPE_CONTRAST, TEXT_CONTRAST } from '#app/rules/contrast.ts'

export type Tokens = { light: ReadonlyMap<string, string>; dark: ReadonlyMap<string, string>; chosenDark: ReadonlyMap<string, string> }

/** The colour tokens of one block of a style sheet, by name. */
function colours(block: string): Map<string, string> {
  return new Map([...block.matchAll(/--([a-z-]+):\s*(#[0-9a-f]{3,6})/g)].map(([, name = '', value = '']) => [name, value]))
}

/** Where the dark colours begin: those of a device that wishes them, and those that somebody chose. */
const IN_THE_DARK = ":root:where(:not([data-theme='light']))"
const CHOSEN_DARK = ":root:where([data-theme='dark'])"

/** The text from a mark on, up to the end of the block that begins there. */
function blockAt(css: string, mark: string): string {
  const from = css.indexOf(mark)
  return from < 0 ? '' : css.slice(from, css.indexOf('}', from))
}

/** The colour tokens of the style sheet of all pages: in light, in dark, and where dark was chosen by hand. */
export function tokensOf(css: string): Tokens {
  return { light: colours(blockAt(css, ':root')), dark: colours(blockAt(css, IN_THE_DARK)), chosenDark: colours(blockAt(css, CHOSEN_DARK)) }
}

const text = (front: string, back: string) => ({ front, back, least: TEXT_CONTRAST })
const shape = (front: string, back: string) => ({ front, back, least: SHAPE_CONTRAST })

/** The pairs of tokens that stand on one another, with the contrast they need at least. */
export const COLOUR_PAIRS: ReadonlyArray<{ front: string; back: string; least: number }> = [
  ...['bg', 'surface', 'sunken', 'primary-soft', 'success-soft', 'warning-soft', 'danger-soft', 'info-soft', 'mark'].map((back) =>
    text('text', back),
  ),
  ...['bg', 'surface', 'sunken', 'primary-soft'].map((back) => text('muted', back)),
  text('primary', 'bg'),
  text('primary', 'surface'),
  text('primary-strong', 'primary-soft'),
  text('on-primary', 'primary'),
  text('on-primary', 'primary-strong'),
  text('visited', 'bg'),
  text('success', 'success-soft'),
  text('warning', 'warning-soft'),
  text('danger', 'danger-soft'),
  text('danger', 'bg'),
  text('info', 'info-soft'),
  shape('control', 'bg'),
  shape('control', 'surface'),
  shape('primary', 'sunken'),
  shape('success', 'surface'),
  shape('warning', 'surface'),
  shape('ring', 'bg'),
]
