import type { Element, ElementContent, Root } from 'hast'
import type { Language } from '#app/rules/languages.ts'
import type { CompiledTerm } from './compiled-course.ts'
import { element, replaceChildren, words } from './safe-html.ts'
import { typeset } from '#app/language/typeset.ts'
import { WORDS } from './words/words.ts'

/** Finds the words of a glossary in one language: one group of the pattern for each form. */
export interface TermFinder {
  pattern: RegExp | undefined
  termOf: (match: RegExpMatchArray) => CompiledTerm | undefined
}

const isAcronym = (form: string) => /^[\p{Lu}\d]{2,6}$/u.test(form)

function literal(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/['’]/g, "['’]")
}

/** A word in singular or plural; in Arabic with the article and the particles that are written together with it. */
function wordPattern(word: string, at: number, language: Language): string {
  if (language === 'ar') return `${at === 0 ? '[وفبكل]?' : ''}(?:ال|ل)?${literal(word.replace(/^ال/, ''))}`
  return isAcronym(word) || word.length <= 3 ? literal(word) : `${literal(word.replace(/[sx]$/, ''))}[sx]?`
}

function patternOf(form: string, language: Language): string {
  return form
    .split(/\s+/)
    .map((word, at) => wordPattern(word, at, language))
    .join('\\s+')
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
  const forms = terms
    .flatMap((term) => formsOf(term, language).map((form) => ({ form, term })))
    .sort((a, b) => b.form.length - a.form.length)
  const groups = forms.map(({ form }) => `(${patternOf(form, language)})`).join('|')
  return {
    pattern: forms.length === 0 ? undefined : new RegExp(`(?<![\\p{L}\\p{N}])(?:${groups})(?![\\p{L}\\p{N}])`, 'giu'),
    termOf: (match) => {
      const found = forms[match.slice(1).findIndex((group) => group !== undefined)]
      if (found === undefined || (isAcronym(found.form) && found.form !== match[0])) return undefined
      return found.term
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
    const term = finder.termOf(match)
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
