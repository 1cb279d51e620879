import type { Block } from '#app/exchange/html-document.ts'
import type { Language } from '#app/rules/languages.ts'
import type { SameShape } from '#app/language/words.ts'
import type { RecordLine } from './record.queries.server.ts'
import type { PrivacyWords } from './words/fr.ts'

type Words = SameShape<PrivacyWords>

const COMMA: Record<Language, string> = { fr: ', ', en: ', ', ar: '، ' }
const SEMICOLON: Record<Language, string> = { fr: '\u00a0; ', en: '; ', ar: '؛ ' }

/** The columns of one activity as cells: table, column, what it is, why, for how long, who sees it, what erasure does. */
export function columnCells({ columns }: RecordLine, words: Words, language: Language): string[][] {
  return columns.map((column) => [
    column.table,
    column.column,
    words.kinds[column.kind],
    words.bases[column.basis],
    words.retentions[column.retention],
    column.readers.map((reader) => words.readers[reader]).join(COMMA[language]),
    words.erasures[column.onErasure],
  ])
}

/** What heads the cells of a column. */
export function columnHead({ record }: Words): string[] {
  return [record.table, record.column, record.data, record.basis, record.retention, record.readers, record.erasure]
}

/** What the record says of one activity, name by name. */
export function activityFacts(line: RecordLine, words: Words, language: Language): Array<[string, string]> {
  const { record } = words
  const list = (texts: string[]) => texts.join(COMMA[language])
  return [
    [record.purpose, words.activities[line.activity].purpose],
    [record.basis, line.bases.map((basis) => words.bases[basis]).join(SEMICOLON[language])],
    [record.people, record.peopleText],
    [record.data, list(line.kinds.map((kind) => words.kinds[kind]))],
    [record.readers, list(line.readers.map((reader) => words.readers[reader]))],
    [record.retention, line.retentions.map((retention) => words.retentions[retention]).join(SEMICOLON[language])],
  ]
}

/** The record as pieces of a document that opens anywhere. */
export function recordBlocks(lines: readonly RecordLine[], words: Words, language: Language, siteName: string): Block[] {
  const { record } = words
  const activities = lines.flatMap((line): Block[] => [
    { kind: 'heading', level: 2, text: words.activities[line.activity].title },
    { kind: 'facts', rows: activityFacts(line, words, language) },
    { kind: 'table', head: columnHead(words), rows: columnCells(line, words, language) },
  ])
  return [
    { kind: 'text', text: `${siteName}. ${record.law}` },
    { kind: 'facts', rows: [[record.controller, '……………………………………………………………………']] },
    ...activities,
    { kind: 'heading', level: 2, text: record.transfers },
    { kind: 'text', text: record.transfersText },
    { kind: 'heading', level: 2, text: record.security },
    ...Object.values(record.measures).map((text): Block => ({ kind: 'text', text })),
  ]
}

/** The record as rows of a table, one for each column that holds personal data. */
export function recordRows(lines: readonly RecordLine[], words: Words, language: Language): string[][] {
  const head = [words.record.purpose, ...columnHead(words)]
  return [
    head,
    ...lines.flatMap((line) => columnCells(line, words, language).map((cells) => [words.activities[line.activity].title, ...cells])),
  ]
}
