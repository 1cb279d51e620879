/** What a ready remark may name: written in braces, filled in when it is used. */
export const REMARK_VARIABLES = ['prenom', 'partie', 'version'] as const
export type RemarkVariable = (typeof REMARK_VARIABLES)[number]

/** How long a ready remark may be in one language, in characters: as long as a remark. */
export const MOST_REMARK_LETTERS = 4_000

/**
 * A remark with its variables filled in; any other word in braces stays as it was typed. A value that is empty, as a name that is hidden, takes the
 * space before it along, so that no hole is left.
 */
export function fillRemark(text: string, values: Readonly<Record<RemarkVariable, string>>): string {
  return text.replace(/( ?)\{(\p{L}+)\}/gu, (typed, space: string, word: string) => {
    const name = REMARK_VARIABLES.find((one) => one === word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase())
    if (!name) return typed
    const value = values[name].trim()
    return value === '' ? '' : space + value
  })
}

/** The words in braces of a text that name nothing: a writer is told of them. */
export function unknownVariables(text: string): string[] {
  const none = { prenom: '', partie: '', version: '' }
  return [...fillRemark(text, none).matchAll(/\{\p{L}+\}/gu)].map(([word]) => word)
}
