import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { parse } from 'yaml'
import { COHORTS, LEARNERS, ORGANISATIONS, STAFF } from '#db/seed/cast.ts'
import { monthName, shortMonthName } from '#app/language/dates.ts'
import { notice1 } from '#app/interface/notices/notice-1.ts'
import { CLOSES, OPENS } from '#app/language/pseudo-words.ts'
import { folders } from '#app/platform/folders.server.ts'

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const MONTHS = Array.from({ length: 12 }, (_, index) => [monthName(index + 1, 'en'), shortMonthName(index + 1, 'en')]).flat()
/** What the formatters write without a words file: days, ages, amounts, weights. */
const FORMATTED = new RegExp(`\\b(?:${[...WEEKDAYS, ...MONTHS, 'today', 'yesterday', 'days ago', 'DH', 'KB', 'MB'].join('|')})\\b`, 'g')

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

const tidy = (text: string) => text.replaceAll('’', "'").replace(/\s+/g, ' ').trim()

const contentFiles = readdirSync(folders.content, { recursive: true, encoding: 'utf8' }).map((file) => path.join(folders.content, file))

/** What courses say, and the names of the site, cohorts, organisations and people: written by people, and no words of the interface. */
const WRITTEN = new Set(
  [
    'Passerelle',
    // The data notice is numbered, and kept as people read it.
    ...textsIn(notice1),
    // The incident, the workshop and the programmes of the demonstration world.
    'Fixer ses prix',
    'Liste de présence oubliée dans une salle',
    'Migrant women’s entrepreneurship',
    'Coaching for migrants’ organisations',
    ...[...ORGANISATIONS, ...COHORTS, ...LEARNERS, ...STAFF].flatMap(textsIn),
    ...contentFiles.filter((file) => file.endsWith('.yaml')).flatMap((file) => textsIn(parse(readFileSync(file, 'utf8')))),
    ...contentFiles
      .filter((file) => file.endsWith('.md'))
      .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/^title: *"?(.+?)"?$/gm)].map(([, title = '']) => title)),
  ].map(tidy),
)

/** What publishing, boards and sheets of paper make of numbers: the titles of quizzes, the codes of courses and modules, the letter of a choice. */
const MADE = /^(?:Module \d+ quiz|[CM]\d+|[A-Z])$/

/** What stands outside the brackets of pseudo texts, and outside the isolates that the page puts around names within a text. */
function withoutBrackets(text: string): string {
  let depth = 0
  let outside = ''
  for (const sign of text.replace(/\u2068[^\u2069]*\u2069/g, ' ')) {
    if (sign === CLOSES) depth -= 1
    outside += depth === 0 && sign !== CLOSES && sign !== OPENS ? sign : ' '
    if (sign === OPENS) depth += 1
  }
  return outside
}

/** What of a text neither stands in the brackets of a pseudo text, nor was written by people, nor is a number, date, amount or code. */
export function outsideBrackets(text: string): string {
  // A page may number the parts of a plan, and put a course's text beside a word of its own.
  const said = tidy(withoutBrackets(text)).replace(/^[:·] /, '')
  const isWritten = (part: string) => WRITTEN.has(part) || WRITTEN.has(part.replace(/^\d+[a-z]?\. /, '')) || MADE.test(part)
  const parts = said.split('·').map((part) => part.trim())
  if (isWritten(said) || parts.every((part) => part === '' || isWritten(part))) return ''
  const rest = said.replace(FORMATTED, ' ').trim()
  return /\p{L}/u.test(rest) ? rest : ''
}

/**
 * The texts that a page speaks in its own name: text, labels, titles and buttons. Left out is what people and courses wrote, which the page marks as
 * such: `bdi`, `dir="auto"`, `.prose`, `.ltr` for codes and addresses, and what has a language of its own.
 */
export function ownTextsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const written = 'bdi, [dir="auto"], .ltr, [dir="ltr"]:not(html), textarea, .prose, script, style, template, :not(html)[lang]'
    const theirs = (element: Element | null) => Boolean(element?.closest(written))
    const texts: string[] = [document.title.split(' · ').slice(0, -1).join(' · ')]
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) if (!theirs(node.parentElement)) texts.push(node.textContent ?? '')
    for (const element of document.body.querySelectorAll('[aria-label], [title], [alt], [placeholder]'))
      for (const name of ['aria-label', 'title', 'alt', 'placeholder'])
        if (element.hasAttribute(name) && !theirs(element)) texts.push(element.getAttribute(name) ?? '')
    return texts
  })
}
