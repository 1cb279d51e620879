import type { Assignment, Rubric } from '#app/rules/assignments.ts'
import type { Path } from './source-yaml.ts'
import { personalInField, unwantedWordings } from './wording.ts'

type ReportAt = (path: Path, rule: string, message: string) => void

/** What parts may refer to. */
export interface KnownNames {
  modules: ReadonlySet<string>
  criteria: ReadonlySet<string>
}

function refuseTwice(ids: string[], path: (at: number) => Path, report: ReportAt): void {
  ids.forEach((id, at) => {
    if (ids.indexOf(id) < at) report(path(at), 'id-duplicate', `The id ${id} stands twice: give each its own.`)
  })
}

/** Checks references, ids, tables and wording of an assignment. */
export function checkAssignment(assignment: Assignment, known: KnownNames, report: ReportAt): void {
  refuseTwice(
    assignment.parts.map(({ id }) => id),
    (at) => ['parts', at, 'id'],
    report,
  )
  refuseTwice(
    assignment.tables.map(({ id }) => id),
    (at) => ['tables', at, 'id'],
    report,
  )
  const tables = new Set(assignment.tables.map(({ id }) => id))
  assignment.parts.forEach((part, at) => {
    const here = ['parts', at]
    if (!/^p\d+[a-z]?$/.test(part.id)) report([...here, 'id'], 'id-form', `The id of a part is p1, p2, …, not ${part.id}.`)
    if (part.module !== undefined && !known.modules.has(part.module))
      report([...here, 'module'], 'reference-unknown', `There is no module ${part.module} in this course.`)
    part.criteria.forEach((id, n) => {
      if (!known.criteria.has(id)) report([...here, 'criteria', n], 'reference-unknown', `There is no criterion ${id} in rubric.yaml.`)
    })
    part.tables.forEach((id, n) => {
      if (!tables.has(id)) report([...here, 'tables', n], 'reference-unknown', `There is no table ${id} below: add it or correct the id.`)
    })
    if (part.words === undefined && part.tables.length === 0)
      report(here, 'part-empty', `${part.id} asks for nothing: give it words or tables.`)
    if (part.words !== undefined && part.words.min > part.words.max) report([...here, 'words'], 'range', 'min is more than max.')
    if (part.questions.length < 3 || part.questions.length > 6)
      report([...here, 'questions'], 'guiding-questions', `${part.id} has ${part.questions.length} guiding questions: write 3 to 6.`)
    part.questions.forEach((question, n) => {
      for (const language of ['fr', 'en', 'ar'] as const) {
        const found = personalInField(question[language])
        if (found !== undefined)
          report([...here, 'questions', n, language], 'personal-question', `"${found}" is never asked nor stored: take the question out.`)
      }
      for (const { found, advice } of unwantedWordings(question.fr, 'fr'))
        report([...here, 'questions', n, 'fr'], 'wording', `"${found}": ${advice}.`)
    })
    const inTitle = personalInField(part.title.fr)
    if (inTitle !== undefined) report([...here, 'title'], 'personal-question', `"${inTitle}" is never asked nor stored: take the part out.`)
  })
  checkTables(assignment, report)
}

function checkTables(assignment: Assignment, report: ReportAt): void {
  const used = new Set(assignment.parts.flatMap(({ tables }) => tables))
  assignment.tables.forEach((table, at) => {
    if (!used.has(table.id))
      report(['tables', at, 'id'], 'table-unused', `No part shows the table ${table.id}: name it under tables of a part.`)
    if (table.kind !== 'grid') return
    if (table.rows.min > table.rows.max) report(['tables', at, 'rows'], 'range', 'min is more than max.')
    refuseTwice(
      table.columns.map(({ id }) => id),
      (n) => ['tables', at, 'columns', n, 'id'],
      report,
    )
    table.columns.forEach((column, n) => {
      const here = ['tables', at, 'columns', n]
      const found = personalInField(column.title.fr) ?? personalInField(column.title.en) ?? personalInField(column.title.ar)
      if (found !== undefined) report([...here, 'title'], 'personal-question', `"${found}" is never asked nor stored: take the column out.`)
      if ((column.type === 'choice') !== (column.choices !== undefined))
        report(here, 'column', `${column.id}: choices belong to columns of type choice, and only to them.`)
      if (column.sum && column.type !== 'money' && column.type !== 'number')
        report(here, 'column', `${column.id}: only numbers and money can be added up.`)
    })
  })
}

/** Checks sums, ranges and references of a rubric. */
export function checkRubric(rubric: Rubric, parts: ReadonlySet<string>, report: ReportAt): void {
  refuseTwice(
    rubric.criteria.map(({ id }) => id),
    (at) => ['criteria', at, 'id'],
    report,
  )
  const sum = rubric.criteria.reduce((total, criterion) => total + criterion.points, 0)
  if (sum !== rubric.total)
    report(['total'], 'rubric-sum', `The criteria add up to ${sum} points, total says ${rubric.total}: correct the points or the total.`)
  if (rubric.pass.total > rubric.total) report(['pass', 'total'], 'rubric-pass', 'The pass mark is more than the total.')
  for (const [id, minimum] of Object.entries(rubric.pass.minimum)) {
    const criterion = rubric.criteria.find((one) => one.id === id)
    if (criterion === undefined) report(['pass', 'minimum', id], 'reference-unknown', `There is no criterion ${id}.`)
    if (criterion !== undefined && minimum > criterion.points)
      report(['pass', 'minimum', id], 'rubric-pass', `${id} has only ${criterion.points} points.`)
  }
  rubric.criteria.forEach((criterion, at) => {
    if (!/^k\d+$/.test(criterion.id)) report(['criteria', at, 'id'], 'id-form', `The id of a criterion is k1, k2, …, not ${criterion.id}.`)
    criterion.parts.forEach((id, n) => {
      if (!parts.has(id)) report(['criteria', at, 'parts', n], 'reference-unknown', `There is no part ${id} in assignment.yaml.`)
    })
    refuseTwice(
      criterion.levels.map(({ id }) => id),
      (n) => ['criteria', at, 'levels', n, 'id'],
      report,
    )
    checkLevels(criterion, at, report)
  })
}

function checkLevels(criterion: Rubric['criteria'][number], at: number, report: ReportAt): void {
  let next = 0
  criterion.levels.forEach((level, n) => {
    const here = ['criteria', at, 'levels', n, 'from']
    if (level.from !== next)
      report(
        here,
        'rubric-range',
        `${criterion.id} ${level.id} begins at ${level.from}, it must begin at ${next}: levels go from the weakest to the best without holes.`,
      )
    if (level.to < level.from)
      report(here, 'rubric-range', `${criterion.id} ${level.id} ends (${level.to}) before it begins (${level.from}).`)
    next = level.to + 1
  })
  if (next - 1 !== criterion.points)
    report(
      ['criteria', at, 'points'],
      'rubric-range',
      `${criterion.id} has ${criterion.points} points, its best level ends at ${next - 1}.`,
    )
}
