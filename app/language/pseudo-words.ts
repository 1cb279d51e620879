/** The brackets that a pseudo text stands in: what a page shows without them did not come from a words file. */
export const OPENS = '⟦'
export const CLOSES = '⟧'

const ACCENTED: Record<string, string> = {
  a: 'å',
  e: 'é',
  i: 'î',
  o: 'ö',
  u: 'û',
  y: 'ý',
  c: 'ç',
  n: 'ñ',
  A: 'Å',
  E: 'É',
  I: 'Î',
  O: 'Ö',
  U: 'Û',
  C: 'Ç',
  N: 'Ñ',
}

/** A text as its own pseudo translation: accents, brackets, and a third longer, as Arabic and French often are. The `{names}` stay. */
export function pseudo(text: string): string {
  const spoken = text.replace(/\{\w+\}|[A-Za-z]/g, (found) => (found.length > 1 ? found : (ACCENTED[found] ?? found)))
  return `${OPENS}${spoken} ${'~'.repeat(Math.max(1, Math.ceil(text.length / 3) - 1))}${CLOSES}`
}

type Leaf = string | readonly string[] | { [key: string]: Leaf }

function pseudoOf(value: Leaf): Leaf {
  if (typeof value === 'string') return pseudo(value)
  if (value instanceof Array) return value.map(pseudo)
  const pseudoWords: Record<string, Leaf> = {}
  for (const [key, below] of Object.entries(value)) pseudoWords[key] = pseudoOf(below)
  return pseudoWords
}

/** Puts pseudo texts in the place of all texts of a words file, for good: the process that does so shows nothing else in that language. */
export function makePseudo(words: Record<string, Leaf>): void {
  for (const [key, value] of Object.entries(words)) words[key] = pseudoOf(value)
}
