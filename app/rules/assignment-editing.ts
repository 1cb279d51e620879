import { chosenTables, tableProblems, withMoneyTables } from './assignment-tables.ts'
import { MONEY_TABLES, type Assignment, type Criterion, type Level, type MoneyTable, type Part, type Rubric } from './assignments.ts'
import { mostFiles, takesVoice } from './part-files.ts'
import type { FullText, Language } from './languages.ts'

/** Why an assignment cannot be kept as it was typed. */
export const EDIT_PROBLEMS = [
  'empty',
  'no-part',
  'no-criterion',
  'no-number',
  'range',
  'levels',
  'pass',
  'personal',
  'too-long',
  'table-twice',
  'table-needs',
] as const
export type EditProblem = { field: string; because: (typeof EDIT_PROBLEMS)[number] }

/** An assignment with its rubric, as a version holds them. */
export type Authored = { assignment: Assignment; rubric: Rubric }
export type EditedAssignment = ({ ok: true } & Authored) | { ok: false; problems: EditProblem[] }

/** The names of the fields of a form that edits an assignment. */
export const partField = (id: string, field: string) => `part.${id}.${field}`
export const moneyField = (id: string, kind: MoneyTable) => partField(id, `money.${kind}`)
export const criterionField = (id: string, field: string) => `criterion.${id}.${field}`
export const levelField = (id: string, level: string, field: string) => `criterion.${id}.level.${level}.${field}`
/** The ids of what a form adds. */
export const NEW = 'new'

const LONGEST = { line: 300, text: 8000 }

type Form = ReadonlyMap<string, string>
/** What a form is read with: in which language its texts are, what is never asked, and how a money table is called that comes in. */
export type Editing = {
  language: Language
  isPersonal: (text: string) => boolean
  tableTitle: (kind: MoneyTable) => FullText
}

const copied = (text: string): FullText => ({ fr: text, en: text, ar: text })

/** Reads the fields of one form, and gathers what is wrong with them. */
function reader(form: Form, { language, isPersonal }: Omit<Editing, 'tableTitle'>) {
  const problems: EditProblem[] = []
  const tell = (field: string, because: EditProblem['because']) => problems.push({ field, because })
  const raw = (field: string) => (form.get(field) ?? '').replace(/\r\n?/g, '\n').trim()
  const text = (field: string, before: FullText | undefined, most = LONGEST.line): FullText => {
    const typed = raw(field)
    if (typed === '') tell(field, 'empty')
    if (typed.length > most) tell(field, 'too-long')
    if (isPersonal(typed)) tell(field, 'personal')
    return before ? { ...before, [language]: typed } : copied(typed)
  }
  const number = (field: string, least: number, most: number): number => {
    const typed = raw(field)
    const value = Number(typed)
    if (/^\d{1,5}$/.test(typed) && value >= least && value <= most) return value
    tell(field, 'no-number')
    return least
  }
  return { problems, tell, raw, text, number }
}
type Reader = ReturnType<typeof reader>

/** The guiding questions, one to a line; a line that stands where one stood keeps that one's other languages. */
function questionsOf(read: Reader, field: string, before: readonly FullText[], { language, isPersonal }: Editing): FullText[] {
  const lines = read
    .raw(field)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  if (lines.some((line) => line.length > LONGEST.line)) read.tell(field, 'too-long')
  if (lines.some(isPersonal)) read.tell(field, 'personal')
  return lines.map((line, at) => {
    const known = before[at]
    return known ? { ...known, [language]: line } : copied(line)
  })
}

function partFrom(read: Reader, id: string, before: Part | undefined, editing: Editing, known: Assignment['tables']): Part {
  const field = (name: string) => partField(before ? id : NEW, name)
  const [least, most] = [read.raw(field('min')), read.raw(field('max'))]
  const words =
    least === '' && most === '' ? undefined : { min: read.number(field('min'), 0, 5000), max: read.number(field('max'), 1, 5000) }
  if (words && words.min > words.max) read.tell(field('max'), 'range')
  const { words: _, ...rest }: Omit<Part, 'title' | 'questions'> = before ?? { id, criteria: [], tables: [] }
  const files = read.number(field('files'), 0, 20)
  const voice = read.raw(field('voice')) === 'yes'
  const money = MONEY_TABLES.filter((kind) => read.raw(moneyField(before ? id : NEW, kind)) === 'yes')
  return {
    ...rest,
    tables: chosenTables(known, rest, money),
    title: read.text(field('title'), before?.title),
    questions: questionsOf(read, field('questions'), before?.questions ?? [], editing),
    // What a part never said is still unsaid where the form says the same.
    ...(files === mostFiles(rest) ? {} : { files }),
    ...(voice === takesVoice(rest) ? {} : { voice }),
    ...(words ? { words } : {}),
  }
}

const freeId = (letter: string, taken: readonly string[]): string => {
  let n = taken.length + 1
  while (taken.includes(`${letter}${n}`)) n += 1
  return `${letter}${n}`
}

/** The parts that the form keeps and adds; `known` are the tables that they may hold. */
function partsFrom(read: Reader, form: Form, before: readonly Part[], editing: Editing, known: Assignment['tables']): Part[] {
  const kept = before
    .filter(({ id }) => form.get(partField(id, 'remove')) !== 'yes')
    .map((part) => partFrom(read, part.id, part, editing, known))
  const isAdded = read.raw(partField(NEW, 'title')) !== ''
  const id = freeId(
    'p',
    before.map((part) => part.id),
  )
  const parts = isAdded ? [...kept, partFrom(read, id, undefined, editing, known)] : kept
  for (const { partId, kind, because } of tableProblems(known, parts)) read.tell(moneyField(partId === id ? NEW : partId, kind), because)
  if (parts.length === 0) read.tell(partField(NEW, 'title'), 'no-part')
  return parts
}

/** Levels follow one another without a gap, from 0 to the points of their criterion. */
function levelsFrom(read: Reader, field: (level: string, name: string) => string, before: readonly Level[], points: number): Level[] {
  const levels = before.map((level) => ({
    id: level.id,
    label: read.text(field(level.id, 'label'), level.label),
    descriptor: read.text(field(level.id, 'descriptor'), level.descriptor, LONGEST.text),
    from: read.number(field(level.id, 'from'), 0, 1000),
    to: read.number(field(level.id, 'to'), 0, 1000),
  }))
  levels.forEach((level, at) => {
    const begins = at === 0 ? 0 : (levels[at - 1]?.to ?? 0) + 1
    const ends = at === levels.length - 1 ? points : level.to
    if (level.from !== begins || level.to !== ends || level.from > level.to) read.tell(field(level.id, 'to'), 'levels')
  })
  return levels
}

function criterionFrom(read: Reader, form: Form, criterion: Criterion, parts: readonly Part[]): Criterion {
  const { id } = criterion
  const points = read.number(criterionField(id, 'points'), 1, 1000)
  return {
    id,
    title: read.text(criterionField(id, 'title'), criterion.title),
    points,
    parts: parts.map((part) => part.id).filter((part) => form.get(criterionField(id, `on.${part}`)) === 'yes'),
    levels: levelsFrom(read, (level, name) => levelField(id, level, name), criterion.levels, points),
  }
}

/** A new criterion takes the levels of the first one, shared out evenly over its points. */
function addedCriterion(read: Reader, before: readonly Criterion[], editing: Editing): Criterion[] {
  if (read.raw(criterionField(NEW, 'title')) === '') return []
  const title = read.text(criterionField(NEW, 'title'), undefined)
  const model = before[0]?.levels ?? []
  const points = read.number(criterionField(NEW, 'points'), Math.max(1, model.length - 1), 1000)
  const step = (points + 1) / Math.max(1, model.length)
  const levels = model.map((level, at) => ({
    ...{ id: level.id, label: level.label, descriptor: copied(level.label[editing.language]) },
    from: Math.round(step * at),
    to: Math.round(step * (at + 1)) - 1,
  }))
  const ids = before.map(({ id }) => id)
  return [{ id: freeId('k', ids), title, points, parts: [], levels }]
}

/**
 * The assignment and rubric that a form makes of those it was filled with: texts in one language, the others stay; what is new has its text in all. The
 * total is the sum of the criteria. Refused with the field of each fault.
 */
export function editedAssignment({ assignment, rubric }: Authored, form: Form, editing: Editing): EditedAssignment {
  const read = reader(form, editing)
  const title = read.text('title', assignment.title)
  const brief = read.text('brief', assignment.brief, LONGEST.text)
  const statement = read.text('statement', assignment.statement, 1000)
  const known = withMoneyTables(assignment.tables, editing.tableTitle)
  const parts = partsFrom(read, form, assignment.parts, editing, known)
  const kept = rubric.criteria.filter(({ id }) => form.get(criterionField(id, 'remove')) !== 'yes')
  const criteria = [...kept.map((one) => criterionFrom(read, form, one, parts)), ...addedCriterion(read, rubric.criteria, editing)]
  if (criteria.length === 0) read.tell(criterionField(NEW, 'title'), 'no-criterion')
  const total = criteria.reduce((sum, { points }) => sum + points, 0)
  const pass = read.number('pass', 0, 100_000)
  if (pass > total) read.tell('pass', 'pass')
  const minimum = Object.fromEntries(
    criteria.flatMap(({ id, points }) => {
      const field = criterionField(id, 'minimum')
      if (read.raw(field) === '' || read.raw(field) === '0') return []
      const least = read.number(field, 0, 1000)
      if (least > points) read.tell(field, 'pass')
      return [[id, least] as const]
    }),
  )
  if (read.problems.length > 0) return { ok: false, problems: read.problems }
  const judged = parts.map((part) => ({ ...part, criteria: criteria.filter((one) => one.parts.includes(part.id)).map(({ id }) => id) }))
  const shown = new Set(judged.flatMap(({ tables }) => tables))
  const tables = known.filter(({ id }) => shown.has(id))
  return {
    ok: true,
    assignment: { ...assignment, title, brief, statement, parts: judged, tables },
    rubric: { ...rubric, total, pass: { total: pass, minimum }, criteria },
  }
}
