import type { Element, ElementContent, Root } from 'hast'
import type { Language } from '#app/rules/languages.ts'
import type { CompiledTerm } from './compiled-course.ts'
import { element, replaceChildren, words } from './safe-html.ts'
import { typeset } from './typography.ts'
import { WORDS } from './words/words.ts'

/** Finds the words of a glossary in one language. */
export interface TermFinder {
  language: Language
  pattern: RegExp | undefined
  termOf: (found: string) => CompiledTerm | undefined
}

const isAcronym = (form: string) => /^[\p{Lu}\d]{2,6}$/u.test(form)

function keyOf(form: string): string {
  return form.toLowerCase().replace(/’/g, "'").replace(/\s+/g, ' ').split(' ').map(withoutPlural).join(' ')
}

function withoutPlural(word: string): string {
  return word.length > 3 ? word.replace(/[sx]$/, '') : word
}

function patternOf(form: string, language: Language): string {
  const pattern = form
    .split(/\s+/)
    .map((word) => {
      const bare = language !== 'ar' && word.length > 3 ? word.replace(/[sx]$/, '') : word
      const literal = bare.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/['’]/g, "['’]")
      return language === 'ar' || isAcronym(word) || word.length <= 3 ? literal : `${literal}[sx]?`
    })
    .join('\\s+')
  return pattern
}

/** The forms a word may take in a text: "porteuse ou porteur de projet" is met as "porteuse de projet" and as "porteur de projet". */
function formsOf(term: CompiledTerm, language: Language): string[] {
  const written = term.word[language].replace(/\s*\([^)]*\)/g, '').trim()
  if (language !== 'fr') return [written]
  const sides = written.split(' ou ')
  const end = sides.at(-1)?.split(' ').slice(1).join(' ') ?? ''
  const halves =
    sides.length < 2 ? [] : sides.map((side, at) => (at < sides.length - 1 && !side.includes(' ') && end !== '' ? `${side} ${end}` : side))
  return [written, ...halves, ...term.also]
}

/** Prepares the search for all forms of all terms; longer forms win over shorter ones. */
export function findTerms(terms: readonly CompiledTerm[], language: Language): TermFinder {
  const forms = terms.flatMap((term) => formsOf(term, language).map((form) => ({ form, term })))
  const byKey = new Map<string, { form: string; term: CompiledTerm }>()
  for (const entry of forms) if (!byKey.has(keyOf(entry.form))) byKey.set(keyOf(entry.form), entry)
  const alternatives = forms
    .map(({ form }) => form)
    .sort((a, b) => b.length - a.length)
    .map((form) => patternOf(form, language))
  const pattern =
    alternatives.length === 0 ? undefined : new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives.join('|')})(?![\\p{L}\\p{N}])`, 'giu')
  return {
    language,
    pattern,
    termOf: (found) => {
      const entry = byKey.get(keyOf(found))
      if (entry === undefined || (isAcronym(entry.form) && entry.form !== found)) return undefined
      return entry.term
    },
  }
}

const isClosed = (node: Element) => ['a', 'h2', 'h3', 'code', 'pre'].includes(node.tagName)

/** Turns the first use of each difficult word into a link to its meaning, and answers the terms in the order met. */
export function markTerms(tree: Root, finder: TermFinder): CompiledTerm[] {
  const met = new Map<string, CompiledTerm>()
  const { pattern } = finder
  if (pattern === undefined) return []
  replaceChildren(tree, (node) => (node.type === 'text' ? marked(node.value, pattern, finder, met) : [node]), isClosed)
  return [...met.values()]
}

function marked(text: string, pattern: RegExp, finder: TermFinder, met: Map<string, CompiledTerm>): ElementContent[] {
  const parts: ElementContent[] = []
  let from = 0
  for (const match of text.matchAll(pattern)) {
    const term = finder.termOf(match[0])
    if (term === undefined || met.has(term.id)) continue
    met.set(term.id, term)
    if (match.index > from) parts.push(words(text.slice(from, match.index)))
    parts.push(element('a', { className: ['term'], href: `#g-${term.id}` }, [words(match[0])]))
    from = match.index + match[0].length
  }
  if (from === 0) return [words(text)]
  if (from < text.length) parts.push(words(text.slice(from)))
  return parts
}

/** The folded list of difficult words that ends a lesson: the word, its meaning, and the word in the other languages. */
export function listOfTerms(terms: readonly CompiledTerm[], language: Language): ElementContent[] {
  if (terms.length === 0) return []
  const others = (['fr', 'en', 'ar'] as const).filter((other) => other !== language)
  const rows = terms.flatMap((term) => [
    element('dt', { id: `g-${term.id}` }, [words(typeset(term.word[language], language))]),
    element('dd', {}, [
      words(typeset(term.meaning[language], language)),
      ...others.flatMap((other) => [words(other === others[0] ? ' ' : ' · '), element('bdi', { lang: other }, [words(term.word[other])])]),
    ]),
  ])
  const summary = element('summary', {}, [words(typeset(WORDS[language].difficultWords(terms.length), language))])
  return [element('details', { className: ['words'] }, [summary, element('dl', {}, rows)])]
}
