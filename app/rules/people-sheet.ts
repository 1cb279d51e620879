import { readTypedEmail } from './email.ts'
import { normaliseAnswer } from './answer-text.ts'
import { LANGUAGES, type Language } from './languages.ts'
import { nameKey, readName } from './names.ts'
import { readTypedPhone } from './phone.ts'
import { guessField, withheldBy, type SheetField, type Withheld } from './sheet-columns.ts'
import { NAME_FAULTS, PHONE_FAULTS, type NameFault, type PhoneFault } from './typed-faults.ts'

/** The most people one file may hold. */
export const MOST_SHEET_ROWS = 5_000
/** The longest text of a cell that is kept, in characters: nobody's name or address is longer. */
const LONGEST_CELL = 300
/** The header stands among so many first rows: above it some write a title. */
const HEADER_WITHIN = 10

/** What is told of a file as a whole. */
export const SHEET_WARNINGS = ['read-as-western', 'formulas', 'merged', 'other-sheets'] as const
export type SheetWarning = { because: (typeof SHEET_WARNINGS)[number]; about: string }

export type SheetColumn = { header: string; field: SheetField | null }
export type SheetRow = { line: number; cells: string[] }

/** A spreadsheet of people between its upload and its confirmation; cells of columns that must not be collected are not in it. */
export type SheetDraft = {
  columns: SheetColumn[]
  withheld: Array<{ header: string; why: Withheld }>
  rows: SheetRow[]
  warnings: SheetWarning[]
  /** For rows that name none. */
  language: Language
  organisationId: string | null
  isMatched: boolean
  report: { made: number; known: number; faulty: number; unknown: string[] } | null
}

export type SheetFault = 'no-header' | 'no-rows' | 'too-many'

/** The rows of a file as a draft: headers found and guessed, forbidden columns dropped before their cells are looked at, empty rows left out. */
export function draftOf(
  rows: readonly SheetRow[],
  language: Language,
  warnings: readonly SheetWarning[] = [],
): { ok: true; draft: SheetDraft } | { ok: false; because: SheetFault } {
  const at = rows.slice(0, HEADER_WITHIN).findIndex(({ cells }) => cells.filter((cell) => guessField(cell) !== null).length > 0)
  const header = rows[at]
  if (!header) return { ok: false, because: 'no-header' }
  const places = header.cells.map((cell, place) => ({ place, header: cell.trim().slice(0, LONGEST_CELL), why: withheldBy(cell) }))
  const kept = places.filter(({ header: name, why }) => why === null && name !== '')
  const taken = new Set<SheetField>()
  const columns = kept.map(({ header: name }): SheetColumn => {
    const field = guessField(name)
    const isFree = field !== null && !taken.has(field)
    if (isFree) taken.add(field)
    return { header: name, field: isFree ? field : null }
  })
  // "Nom" beside "Prénom" is the family name.
  if (taken.has('first-name') && !taken.has('last-name'))
    for (const column of columns) if (column.field === 'name') column.field = 'last-name'
  const below = rows
    .slice(at + 1)
    .map(({ line, cells }) => ({ line, cells: kept.map(({ place }) => (cells[place] ?? '').trim().slice(0, LONGEST_CELL)) }))
  const filled = below.filter(({ cells }) => cells.some((cell) => cell !== ''))
  if (filled.length === 0) return { ok: false, because: 'no-rows' }
  if (filled.length > MOST_SHEET_ROWS) return { ok: false, because: 'too-many' }
  const withheld = places.flatMap(({ header: name, why }) => (why === null ? [] : [{ header: name, why }]))
  return {
    ok: true,
    draft: {
      ...{ columns, withheld, rows: filled, warnings: [...warnings], language },
      ...{ organisationId: null, isMatched: false, report: null },
    },
  }
}

/** What stands against a choice of columns: a name and a way to reach people are needed, and nothing twice. */
export type MatchFault = 'name-missing' | 'reach-missing' | 'twice'
export function matchFault(fields: ReadonlyArray<SheetField | null>): MatchFault | null {
  const chosen = fields.filter((field) => field !== null)
  if (new Set(chosen).size < chosen.length) return 'twice'
  if (!chosen.some((field) => field === 'name' || field === 'first-name' || field === 'last-name')) return 'name-missing'
  return chosen.includes('phone') || chosen.includes('email') ? null : 'reach-missing'
}

/** The headers whose cells nobody asked for: they are named, and their cells thrown away. */
export const unknownHeaders = ({ columns }: Pick<SheetDraft, 'columns'>) =>
  columns.flatMap(({ header, field }) => (field === null ? [header] : []))

/** A draft with its columns chosen: only cells that were asked for stay. */
export function matched(draft: SheetDraft, fields: ReadonlyArray<SheetField | null>): SheetDraft {
  const columns = draft.columns.map(({ header }, place) => ({ header, field: fields[place] ?? null }))
  const rows = draft.rows.map(({ line, cells }) => ({ line, cells: cells.map((cell, place) => (columns[place]?.field ? cell : '')) }))
  return { ...draft, columns, rows, isMatched: true }
}

/** What is wrong with a row, by field, with what its sentence needs. */
export type RowProblem =
  | { field: 'name'; because: NameFault }
  | { field: 'phone'; because: Exclude<PhoneFault, 'phone-empty'> | 'phone-shortened'; digits: number; least: number; most: number }
  | { field: 'phone' | 'email'; because: 'twice-in-file'; line: number }
  | { field: 'email'; because: 'email-no-address' }
  | { field: 'phone'; because: 'unreachable' }
  | { field: 'language'; because: 'language-unknown' }
  | { field: 'organisation'; because: 'organisation-unknown' | 'organisation-several' | 'organisation-missing' | 'organisation-not-yours' }

export type TypedRow = { name: string; phone: string; email: string; language: string; organisation: string }
export type RowFacts = { name: string; phone: string | null; email: string | null; language: Language; organisationId: string | null }
export type CheckedRow = {
  line: number
  typed: TypedRow
  facts: RowFacts | null
  state: 'new' | 'known' | 'faulty'
  problems: RowProblem[]
}

/** The organisations that a row may name. `isMine` is false for those into which the viewer may invite nobody. */
export type NamedOrganisation = { id: string; name: string; isMine: boolean }
export type SheetSurroundings = {
  organisations: readonly NamedOrganisation[]
  /** Numbers and addresses that are enrolled or invited already, as far as the viewer may know. */
  known: ReadonlySet<string>
  mayBeWithout: boolean
}

const LANGUAGE_NAMES: Readonly<Record<Language, RegExp>> = {
  fr: /^(?:fr|fra|fre|francais|french|الفرنسيه|فرنسيه|فرنسي)$/,
  en: /^(?:en|eng|ang|anglais|english|الانجليزيه|انجليزيه|انجليزي|الإنجليزيه)$/,
  ar: /^(?:ar|ara|arabe|arabic|العربيه|عربيه|عربي)$/,
}
const languageNamed = (typed: string) => LANGUAGES.find((language) => LANGUAGE_NAMES[language].test(normaliseAnswer(typed)))

/** What a row says by field; first and last name stand together. */
export function typedRow(draft: Pick<SheetDraft, 'columns'>, { cells }: SheetRow): TypedRow {
  const cell = (field: SheetField) => cells[draft.columns.findIndex((column) => column.field === field)] ?? ''
  const name = cell('name') || [cell('first-name'), cell('last-name')].filter((part) => part !== '').join(' ')
  return { name, phone: cell('phone'), email: cell('email'), language: cell('language'), organisation: cell('organisation') }
}

function readPhone(typed: string, problems: RowProblem[]): string | null {
  if (typed === '') return null
  const read = readTypedPhone(typed)
  if (read.ok) return read.e164
  if (read.because === 'empty') return null
  const because = /^\d[.,]?\d*e\+?\d+$/i.test(typed) ? 'phone-shortened' : PHONE_FAULTS[read.because]
  problems.push({ field: 'phone', because, digits: read.digits, ...read.expected })
  return null
}

/** The surroundings with organisations at hand by what a row may name them by: thousands of rows are not each held beside hundreds of names. */
type Around = Omit<SheetSurroundings, 'organisations'> & { named: ReadonlyMap<string, readonly NamedOrganisation[]> }

function atHand({ organisations, ...around }: SheetSurroundings): Around {
  const named = new Map<string, NamedOrganisation[]>()
  for (const one of organisations)
    for (const key of [one.id, nameKey(one.name)]) if (key !== '') named.set(key, [...(named.get(key) ?? []), one])
  return { ...around, named }
}

function readOrganisation(typed: string, draft: SheetDraft, around: Around, problems: RowProblem[]): string | null {
  const wrong = (because: Extract<RowProblem, { field: 'organisation' }>['because']) => {
    problems.push({ field: 'organisation', because })
    return null
  }
  if (typed === '') {
    if (draft.organisationId !== null) return draft.organisationId
    return around.mayBeWithout ? null : wrong('organisation-missing')
  }
  const found = around.named.get(typed) ?? around.named.get(nameKey(typed)) ?? []
  const [only] = found
  if (!only) return wrong('organisation-unknown')
  if (found.length > 1) return wrong('organisation-several')
  return only.isMine ? only.id : wrong('organisation-not-yours')
}

function checkRow(draft: SheetDraft, row: SheetRow, around: Around): CheckedRow {
  const typed = typedRow(draft, row)
  const problems: RowProblem[] = []
  const name = readName(typed.name)
  if (!name.ok) problems.push({ field: 'name', because: NAME_FAULTS[name.because] })
  const phone = readPhone(typed.phone, problems)
  const email = readTypedEmail(typed.email)
  if (!email.ok && email.because !== 'empty') problems.push({ field: 'email', because: 'email-no-address' })
  if (typed.phone === '' && typed.email === '') problems.push({ field: 'phone', because: 'unreachable' })
  const language = typed.language === '' ? draft.language : languageNamed(typed.language)
  if (!language) problems.push({ field: 'language', because: 'language-unknown' })
  const organisationId = readOrganisation(typed.organisation, draft, around, problems)
  const isRight = problems.length === 0 && name.ok && language !== undefined
  const facts = isRight ? { name: name.name, phone, email: email.ok ? email.email : null, language, organisationId } : null
  const isKnown = facts !== null && [facts.phone, facts.email].some((key) => key !== null && around.known.has(key))
  return { line: row.line, typed, facts, state: facts === null ? 'faulty' : isKnown ? 'known' : 'new', problems }
}

/** Every row with what is wrong in it; a number or an address that an earlier row holds is told with that row. Rows of people who are there already are no fault. */
export function checkRows(draft: SheetDraft, around: SheetSurroundings): CheckedRow[] {
  const seen = new Map<string, number>()
  const beside = atHand(around)
  return draft.rows.map((row) => {
    const checked = checkRow(draft, row, beside)
    const { facts } = checked
    if (!facts) return checked
    for (const [field, key] of [
      ['phone', facts.phone],
      ['email', facts.email],
    ] as const) {
      const before = key === null ? undefined : seen.get(key)
      if (before !== undefined)
        return { ...checked, facts: null, state: 'faulty', problems: [{ field, because: 'twice-in-file', line: before }] }
    }
    for (const key of [facts.phone, facts.email]) if (key !== null) seen.set(key, row.line)
    return checked
  })
}

/** How many rows are new, known and still to be mended. */
export function countRows(rows: readonly CheckedRow[]): Record<CheckedRow['state'], number> {
  const count = (state: CheckedRow['state']) => rows.filter((row) => row.state === state).length
  return { new: count('new'), known: count('known'), faulty: count('faulty') }
}

/** A draft with some rows typed anew: by line, by field; first and last name become one. A row that is left out goes. */
export function mended(draft: SheetDraft, fixes: ReadonlyMap<number, Partial<TypedRow> | 'left-out'>): SheetDraft {
  const fieldOf = { name: 'name', phone: 'phone', email: 'email', language: 'language', organisation: 'organisation' } as const
  const wanted = [...fixes.values()].flatMap((fix) =>
    fix === 'left-out' ? [] : Object.values(fieldOf).filter((field) => fix[field] !== undefined),
  )
  const isSplit = wanted.includes('name') && !draft.columns.some(({ field }) => field === 'name')
  const missing = [...new Set(wanted)].filter((field) => !draft.columns.some((column) => column.field === field))
  const columns = [
    ...draft.columns.map((column) =>
      isSplit && (column.field === 'first-name' || column.field === 'last-name') ? { ...column, field: null } : column,
    ),
    ...missing.map((field): SheetColumn => ({ header: '', field })),
  ]
  const rows = draft.rows.flatMap((row): SheetRow[] => {
    const fix = fixes.get(row.line)
    if (fix === 'left-out') return []
    const typed = typedRow(draft, row)
    const cells = columns.map(({ field }, place) => {
      if (field === null || field === 'first-name' || field === 'last-name') return row.cells[place] ?? ''
      return (fix?.[field] ?? typed[field]).trim().slice(0, LONGEST_CELL)
    })
    return [{ line: row.line, cells }]
  })
  return { ...draft, columns, rows }
}
