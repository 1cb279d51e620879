import { readItem, shortName, Skipped, type ReadItem, type ReadResult } from './import-report.ts'
import type { QuestionDocument } from './question-document.ts'

type Draft = { line: number; stem: string[]; options: { letter: string; text: string }[] }

const OPTION = /^\s*([A-Z])[.)]\s+(\S.*)$/
const ANSWER = /^\s*(?:ANSWER|R[ÉE]PONSE)\s*:(.*)$/i

/** Reads the Aiken format: a question, lettered answers, and `ANSWER: B` (or `RÉPONSE : B`). What stands between is part of the question. */
export function readAiken(text: string): ReadResult {
  const items: ReadItem[] = []
  let draft: Draft = { line: 0, stem: [], options: [] }
  const close = (answer: string | null) => {
    const done = draft
    draft = { line: 0, stem: [], options: [] }
    if (done.line > 0) items.push(readItem(shortName(done.stem.join(' ')), done.line, () => readDraft(done, answer)))
  }
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const [, letter, option] = OPTION.exec(line) ?? []
    const answer = ANSWER.exec(line)?.[1]?.trim()
    if (answer !== undefined) {
      draft.line ||= index + 1
      close(answer)
    } else if (letter !== undefined && option !== undefined && draft.stem.length > 0) {
      draft.options.push({ letter, text: option.trim() })
    } else {
      if (draft.options.length > 0) close(null)
      draft.line ||= index + 1
      draft.stem.push(line.trim())
    }
  }
  close(null)
  return items.length === 0 ? { ok: false, because: 'no-questions' } : { ok: true, items, warnings: [] }
}

function readDraft({ stem, options }: Draft, answer: string | null): QuestionDocument {
  if (stem.length === 0) throw new Skipped('no-stem')
  if (options.length < 2) throw new Skipped('too-few-answers')
  if (options.some(({ letter }, index) => letter !== String.fromCharCode(65 + index))) throw new Skipped('broken-row')
  if (answer === null) throw new Skipped('no-right-answer')
  const right = answer.toUpperCase()
  if (!options.some(({ letter }) => letter === right)) throw new Skipped('right-answers', answer)
  return {
    kind: 'single',
    name: '',
    category: [],
    tags: [],
    objectives: [],
    stem: { format: 'plain', text: stem.join('\n') },
    options: options.map(({ letter, text }) => ({ text: { format: 'plain', text }, weight: letter === right ? 100 : 0 })),
  }
}
