import { contrast, mixed, TEXT_CONTRAST } from './contrast.ts'

/** The pages that a brand colour stands on: page and cards, in light and in dark, and the texts that stand on its pale tint. */
const PAGES = {
  light: { backs: ['#fbfaf7', '#ffffff', '#f1efe9'], texts: ['#1c1e2b', '#545868'], on: '#ffffff', tint: '#ffffff', away: '#000000' },
  dark: { backs: ['#14151d', '#1d1f2a', '#272a37'], texts: ['#ecebf2', '#b3b5c4'], on: '#14151d', tint: '#1d1f2a', away: '#ffffff' },
} as const
export type Scheme = keyof typeof PAGES

/** The tokens that a brand colour sets. */
export type BrandTokens = { primary: string; strong: string; on: string; soft: string }

/** How much a colour stands out on the page where it stands out least. */
export function standsOut(colour: string, scheme: Scheme): number {
  const { backs, on } = PAGES[scheme]
  return Math.min(...backs.map((back) => contrast(colour, back)), contrast(colour, on))
}

/** Whether text in this colour, and text on it, can be read in a scheme. */
export const canBeRead = (colour: string, scheme: Scheme) => standsOut(colour, scheme) >= TEXT_CONTRAST

/** A light colour made paler, step by step, until it can be read on dark pages. */
export function inDark(colour: string): string {
  const shares = Array.from({ length: 20 }, (_, step) => step / 20)
  return shares.map((share) => mixed(colour, '#ffffff', share)).find((paler) => standsOut(paler, 'dark') >= 7) ?? '#ffffff'
}

/** The tokens of a colour that can be read: pressed, text on it, and a tint on which every text stays readable. */
export function brandTokens(primary: string, scheme: Scheme): BrandTokens {
  const { texts, on, tint, away } = PAGES[scheme]
  const strong = mixed(primary, away, 0.25)
  const isReadable = (soft: string) => [...texts, strong].every((text) => contrast(text, soft) >= TEXT_CONTRAST)
  const soft = [0.16, 0.11, 0.07, 0.04].map((share) => mixed(tint, primary, share)).find(isReadable) ?? tint
  return { primary, strong, on, soft }
}
