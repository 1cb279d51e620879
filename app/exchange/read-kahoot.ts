import { readItem, shortName, Skipped, type ReadItem, type ReadResult } from './import-report.ts'
import type { Sheet } from './read-csv.ts'
import { placesIn, roundedShare } from './read-table.ts'

const QUESTION = /^question\b/i
const ANSWER = /^(?:answer|r[ée]ponse)\s*([1-4])\b/i
const RIGHT = /^(?:correct answer|bonnes? r[ée]ponses?|r[ée]ponses? correctes?)/i
const TIME = /^(?:time limit|limite de temps|temps)/i

type Header = { index: number; stem: number; answers: Map<number, number>; right: number; unknown: string[] }

/** The header of a Kahoot workbook: it stands in row 8 of the template, in any of the first fifteen elsewhere. */
function headerOf({ rows }: Sheet): Header | null {
  for (const [index, { cells }] of rows.slice(0, 15).entries()) {
    const answers = new Map<number, number>()
    for (const [at, cell] of cells.entries()) {
      const [, n] = ANSWER.exec(cell.trim()) ?? []
      if (n !== undefined) answers.set(Number(n), at)
    }
    const stem = cells.findIndex((cell) => QUESTION.test(cell.trim()))
    const right = cells.findIndex((cell) => RIGHT.test(cell.trim()))
    if (stem === -1 || right === -1 || !answers.has(1) || !answers.has(2)) continue
    const known = new Set([stem, right, ...answers.values()])
    const unknown = cells.filter((cell, at) => !known.has(at) && cell.trim() !== '' && at > 0)
    return { index, stem, answers, right, unknown: unknown.map((cell) => (TIME.test(cell.trim()) ? 'time limit' : cell.trim())) }
  }
  return null
}

export const isKahoot = (sheet: Sheet) => headerOf(sheet) !== null

/** Reads the workbook that Kahoot gives for its quizzes: up to four answers, the right ones by their numbers. */
export function readKahoot(sheet: Sheet): ReadResult {
  const header = headerOf(sheet)
  if (!header) return { ok: false, because: 'no-header' }
  const { stem, answers, right, unknown } = header
  const items = sheet.rows.slice(header.index + 1).flatMap(({ line, cells }): ReadItem[] => {
    const at = (place: number) => (cells[place] ?? '').trim()
    const texts = [...answers.entries()].sort(([a], [b]) => a - b).map(([n, place]) => ({ n, text: at(place) }))
    // The template numbers its empty rows.
    if (at(stem) === '' && texts.every(({ text }) => text === '') && at(right) === '') return []
    return [
      readItem(shortName(at(stem)), line, (warn) => {
        if (at(stem) === '') throw new Skipped('no-stem')
        const options = texts.filter(({ text }) => text !== '')
        if (options.length < 2) throw new Skipped('too-few-answers')
        const places = [...new Set(placesIn(at(right).replace(/\.0+(?!\d)/g, ''), warn))]
        if (places.length === 0) throw new Skipped('no-right-answer')
        if (places.some((place) => !options.some(({ n }) => n === place))) throw new Skipped('right-answers', at(right))
        const kind = places.length === 1 ? 'single' : 'several'
        const share = (n: number) =>
          kind === 'single' ? (places.includes(n) ? 100 : 0) : (places.includes(n) ? 100 : -100) / places.length
        return {
          kind,
          name: '',
          category: [],
          tags: [],
          objectives: [],
          stem: { format: 'plain', text: at(stem) },
          options: options.map(({ n, text }) => ({ text: { format: 'plain', text }, weight: roundedShare(share(n)) })),
        }
      }),
    ]
  })
  if (items.length === 0) return { ok: false, because: 'no-questions' }
  return { ok: true, items, warnings: [...new Set(unknown)].map((about) => ({ because: 'not-kept', about })) }
}
