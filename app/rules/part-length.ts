import type { Part } from './assignments.ts'

/** The number of words of a text in any of the three languages; marks of lists and bold are none. */
export function wordCount(text: string): number {
  return text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’\u0640.,%-]*/gu)?.length ?? 0
}

export const LENGTH_ADVICE = ['too-short', 'too-long'] as const
export type LengthAdvice = (typeof LENGTH_ADVICE)[number]

/** Advice on the length of a part that was begun; it keeps nobody from handing in. */
export function lengthAdvice(part: Pick<Part, 'words'>, text: string): LengthAdvice | null {
  const count = wordCount(text)
  if (!part.words || count === 0) return null
  if (count < part.words.min) return 'too-short'
  return count > part.words.max ? 'too-long' : null
}
