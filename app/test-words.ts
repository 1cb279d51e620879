import type { Source } from './test-sources.ts'

/** A text of a words file with the keys that lead to it: `['signIn', 'refusals', 'too-many']`. */
export type WordLeaf = { keys: string[]; texts: string[] }

const isCounted = (value: object) => 'other' in value && Object.values(value).every((form) => typeof form === 'string')

/** Every text of a words file; the forms of a counted phrase are one leaf. */
export function leavesOf(tree: unknown, keys: string[] = []): WordLeaf[] {
  if (typeof tree === 'string') return [{ keys, texts: [tree] }]
  if (Array.isArray(tree)) return [{ keys, texts: tree.filter((text) => typeof text === 'string') }]
  if (typeof tree !== 'object' || tree === null) return []
  if (isCounted(tree)) return [{ keys, texts: Object.values(tree).filter((text) => typeof text === 'string') }]
  return Object.entries(tree).flatMap(([key, value]) => leavesOf(value, [...keys, key]))
}

/** How a place of the words is used: itself read, or handed on or indexed whole, so that all below it may be used. */
type Uses = { read: Set<string>; whole: Set<string> }

const NAME = '[A-Za-z_$][\\w$]*'
const STEP = `\\??\\.${NAME}|\\['[^']+'\\]`
const keysOf = (steps: string) =>
  [...steps.matchAll(new RegExp(`\\.(${NAME})|\\['([^']+)'\\]`, 'g'))].map(([, name, quoted]) => name ?? quoted ?? '')

/** The names that a destructuring pattern gives to keys: `{ help, signIn: words }`. */
function destructured(pattern: string): Array<{ key: string; name: string }> {
  return pattern
    .split(',')
    .map((piece) => /^\s*'?([\w$-]+)'?\s*(?::\s*([\w$]+))?\s*$/.exec(piece))
    .flatMap((found) => (found?.[1] ? [{ key: found[1], name: found[2] ?? found[1] }] : []))
}

type Alias = { name: string; keys: string[] }

/**
 * The names by which a file speaks of a catalogue: `useWords(xWords)`, `xWords[language]` and `xWords.fr`, their destructuring, and parts of them
 * given to a constant. A name means the same in the whole file.
 */
function aliasesIn(text: string, catalogue: string): Alias[] {
  const source = `(?:useWords\\(${catalogue}\\)|${catalogue}\\[[^\\]]+\\]|${catalogue}\\.(?:fr|en|ar))((?:${STEP})*)`
  const aliases: Alias[] = []
  const collect = (origin: string, keys: string[]) => {
    for (const [, pattern = '', name = '', steps = ''] of text.matchAll(
      new RegExp(`const (?:\\{([^}]*)\\}|(${NAME}))(?::[^=]+)? = ${origin}(?![\\w$.?\\[(])`, 'g'),
    )) {
      const here = [...keys, ...keysOf(steps)]
      if (name !== '') aliases.push({ name, keys: here })
      for (const part of destructured(pattern)) aliases.push({ name: part.name, keys: [...here, part.key] })
    }
  }
  collect(source, [])
  for (let index = 0; index < aliases.length && index < 100; index += 1) {
    const { name, keys } = aliases[index] ?? { name: '', keys: [] }
    collect(`${name}((?:${STEP})*)`, keys)
  }
  return aliases
}

/** The left side of a declaration names no use: only what stands right of it does. */
const withoutNames = (text: string) => text.replace(new RegExp(`const (?:\\{[^}]*\\}|${NAME})(?::[^=\n]+)? = `, 'g'), 'const = ')

/** What one file uses of a catalogue. */
function usesIn(text: string, catalogue: string): Uses {
  const uses: Uses = { read: new Set(), whole: new Set() }
  const origins: Array<{ pattern: string; keys: string[] }> = [
    { pattern: `(?:useWords\\(${catalogue}\\)|${catalogue}\\[[^\\]]+\\]|${catalogue}\\.(?:fr|en|ar))`, keys: [] },
    ...aliasesIn(text, catalogue).map(({ name, keys }) => ({ pattern: `(?<![\\w$.'-])${name}(?![\\w$]|=[^=])`, keys })),
  ]
  const spoken = withoutNames(text)
  for (const { pattern, keys } of origins) {
    for (const [, declared, steps = '', next = ''] of spoken.matchAll(new RegExp(`(const = )?${pattern}((?:${STEP})*)(.?)`, 'gs'))) {
      const place = [...keys, ...keysOf(steps)].join('\n')
      uses.read.add(place)
      // A declaration only gives the place a name; every other mention of a group hands it on or looks a key up in it.
      if (next === '[' || declared === undefined) uses.whole.add(place)
    }
  }
  return uses
}

/**
 * The keys of a words file that nothing uses. A key counts as used where a file names it step by step from the catalogue (`words.help.title`), also
 * through destructuring and constants. A group that is handed on whole or looked up by a computed key counts as used with all below it, as long as
 * each key below stands somewhere in the sources as a name or as text: write such keys out where the computed key comes from.
 */
export function unusedKeys(tree: unknown, catalogue: string, sources: readonly Source[]): string[] {
  const users = sources.filter(({ text }) => text.includes(catalogue))
  const uses = users.map(({ text }) => usesIn(text, catalogue))
  // What is asked of a text itself (`tips.map`) reads it as well.
  const isRead = (place: string) => uses.some(({ read }) => [...read].some((used) => used === place || used.startsWith(`${place}\n`)))
  const isWhole = (place: string) => uses.some(({ whole }) => whole.has(place))
  const isNamed = (key: string) => sources.some(({ text }) => new RegExp(`(?<![\\w$-])${key.replace(/\W/g, '\\$&')}(?![\\w$-])`).test(text))
  return leavesOf(tree)
    .filter(({ keys }) => {
      if (isRead(keys.join('\n'))) return false
      const groups = keys.map((_, depth) => keys.slice(0, depth).join('\n'))
      return !(groups.some(isWhole) && isNamed(keys.at(-1) ?? ''))
    })
    .map(({ keys }) => keys.join('.'))
}
