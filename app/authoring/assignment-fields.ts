import { criterionField, levelField, moneyField, NEW, partField, type Authored } from '#app/rules/assignment-editing.ts'
import { moneyTablesOf } from '#app/rules/assignment-tables.ts'
import type { Language } from '#app/rules/languages.ts'
import { mostFiles, takesVoice } from '#app/rules/part-files.ts'

/** What a form shows of an assignment beside the values of its fields. */
export type AssignmentForm = {
  values: Record<string, string>
  /** `grids` are the tables that only files can change. */
  parts: Array<{ id: string; title: string; grids: number }>
  criteria: Array<{ id: string; title: string; levels: string[] }>
  total: number
}

/** The form that edits an assignment, filled with its texts in one language and its numbers. */
export function formOf({ assignment, rubric }: Authored, language: Language): AssignmentForm {
  const values: Array<[string, string]> = [
    ['title', assignment.title[language]],
    ['brief', assignment.brief[language]],
    ['statement', assignment.statement[language]],
    ['pass', String(rubric.pass.total)],
  ]
  for (const part of assignment.parts) {
    const add = (name: string, value: string) => values.push([partField(part.id, name), value])
    add('title', part.title[language])
    add('questions', part.questions.map((question) => question[language]).join('\n'))
    add('min', part.words ? String(part.words.min) : '')
    add('max', part.words ? String(part.words.max) : '')
    add('files', String(mostFiles(part)))
    add('voice', takesVoice(part) ? 'yes' : '')
    for (const kind of moneyTablesOf(assignment.tables, part)) values.push([moneyField(part.id, kind), 'yes'])
  }
  for (const { id, title, points, parts, levels } of rubric.criteria) {
    values.push([criterionField(id, 'title'), title[language]], [criterionField(id, 'points'), String(points)])
    values.push([criterionField(id, 'minimum'), String(rubric.pass.minimum[id] ?? 0)])
    for (const part of parts) values.push([criterionField(id, `on.${part}`), 'yes'])
    for (const level of levels) {
      values.push(
        [levelField(id, level.id, 'label'), level.label[language]],
        [levelField(id, level.id, 'descriptor'), level.descriptor[language]],
      )
      values.push([levelField(id, level.id, 'from'), String(level.from)], [levelField(id, level.id, 'to'), String(level.to)])
    }
  }
  return {
    values: Object.fromEntries(values),
    parts: assignment.parts.map((part) => ({
      ...{ id: part.id, title: part.title[language] },
      grids: part.tables.length - moneyTablesOf(assignment.tables, part).length,
    })),
    criteria: rubric.criteria.map(({ id, title, levels }) => ({ id, title: title[language], levels: levels.map((level) => level.id) })),
    total: rubric.total,
  }
}

/** Whether a form came back as it was filled: the same texts and numbers, nothing added and nothing taken out. */
export function isAsItWas(form: ReadonlyMap<string, string>, { values }: AssignmentForm): boolean {
  const plain = (text: string | undefined) => (text ?? '').replace(/\r\n?/g, '\n').trim()
  const added = [partField(NEW, 'title'), criterionField(NEW, 'title')]
  const told = [...form.keys()].filter(
    (name) =>
      values[name] !== undefined || name.endsWith('.remove') || name.includes('.on.') || name.includes('.money.') || added.includes(name),
  )
  return [...new Set([...told, ...Object.keys(values)])].every((name) => plain(form.get(name)) === plain(values[name]))
}
