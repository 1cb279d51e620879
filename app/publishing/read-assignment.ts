import type { z } from 'zod'
import { assignment, rubric } from '#app/rules/assignments.ts'
import type { Assignment, Rubric } from '#app/rules/assignments.ts'
import type { FullText, Language, LocalText } from '#app/rules/languages.ts'
import { arrangeLesson } from './arrange-lesson.ts'
import { checkAssignment, checkRubric } from './assignment-checks.ts'
import { claimId } from './compile-context.ts'
import type { Context } from './compile-context.ts'
import type { CompiledAssignment, CompiledSample } from './compiled-course.ts'
import { sampleSource } from './course-shapes.ts'
import { renderShort } from './lesson-html.ts'
import { mapLocalTexts } from './local-texts.ts'
import { parseMarkdown } from './markdown-tree.ts'
import { prepared } from './parameters.ts'
import { reporterOf } from './problems.ts'
import { checkShape, readYaml } from './source-yaml.ts'
import type { SourceYaml } from './source-yaml.ts'

interface Shaped<T> {
  value: T
  source: SourceYaml
  file: string
}

/** Reads a YAML file whose texts in three languages are prepared for readers. */
export function readShaped<T>(context: Context, file: string, shape: z.ZodType<T>): Shaped<T> | undefined {
  const text = context.files.get(file)
  const report = reporterOf(context.problems, file)
  if (text === undefined) {
    report(1, 'file-missing', 'This file is missing: content/README.md says what it holds.')
    return undefined
  }
  const source = readYaml(text, report)
  if (source === undefined) return undefined
  const texts = mapLocalTexts(source.value, (words, language, path) =>
    prepared(words, context.parameters, language, (rule, message) => report(source.lineOf(path), rule, message)),
  )
  const value = checkShape(shape, source, texts, [], report)
  return value === undefined ? undefined : { value, source, file }
}

/** Renders a short Markdown text; what is wrong is reported on the line where the text begins. */
function shortHtml(context: Context, file: string, line: number, markdown: string, language: Language): string {
  const note = reporterOf(context.problems, file)
  const parsed = parseMarkdown(markdown)
  if (!parsed.ok) {
    note(line, 'lesson-size', 'The text is too long or nested too deeply: simplify it.')
    return ''
  }
  const report = (_line: number, rule: string, message: string) => note(line, rule, message)
  const references = arrangeLesson(parsed.tree, { source: markdown, language, parameters: context.parameters, drawings: new Set(), report })
  for (const lesson of references.lessons.keys()) context.lessonReferences.push({ lesson, file, line })
  return renderShort(parsed.tree, language)
}

/** Reads the folder assignment/ of a course. */
export function readAssignment(
  context: Context,
  folder: string,
  courseId: string,
  modules: ReadonlySet<string>,
): CompiledAssignment | undefined {
  const asked = readShaped<Assignment>(context, `${folder}/assignment/assignment.yaml`, assignment)
  const marked = readShaped<Rubric>(context, `${folder}/assignment/rubric.yaml`, rubric)
  const parts = new Set(asked?.value.parts.map(({ id }) => id))
  const criteria = new Set(marked?.value.criteria.map(({ id }) => id))
  if (marked !== undefined) {
    const { value, source, file } = marked
    const report = reporterOf(context.problems, file)
    claimId(context, value.id, new RegExp(`^${courseId}-[a-z0-9-]+$`), `${courseId}-rubric`, file, source.lineOf(['id']))
    if (asked !== undefined) checkRubric(value, parts, (path, rule, message) => report(source.lineOf(path), rule, message))
  }
  if (asked !== undefined) {
    const { value, source, file } = asked
    const report = reporterOf(context.problems, file)
    claimId(context, value.id, new RegExp(`^${courseId}-[a-z0-9-]+$`), `${courseId}-plan`, file, source.lineOf(['id']))
    if (marked !== undefined)
      checkAssignment(value, { modules, criteria }, (path, rule, message) => report(source.lineOf(path), rule, message))
  }
  if (asked === undefined || marked === undefined) return undefined

  const render = (path: (string | number)[], markdown: string, language: Language) =>
    shortHtml(context, asked.file, asked.source.lineOf([...path, language]), markdown, language)
  const { brief, parts: list } = asked.value
  const briefHtml: FullText = {
    fr: render(['brief'], brief.fr, 'fr'),
    en: render(['brief'], brief.en, 'en'),
    ar: render(['brief'], brief.ar, 'ar'),
  }
  const exampleHtml: Record<string, LocalText> = {}
  list.forEach(({ id, example }, at) => {
    if (example === undefined) return
    const path = ['parts', at, 'example']
    exampleHtml[id] = {
      fr: render(path, example.fr, 'fr'),
      ...(example.en === undefined ? {} : { en: render(path, example.en, 'en') }),
      ...(example.ar === undefined ? {} : { ar: render(path, example.ar, 'ar') }),
    }
  })
  const sample = readSample(context, folder, courseId, asked.value)
  return { definition: asked.value, rubric: marked.value, briefHtml, exampleHtml, ...(sample === undefined ? {} : { sample }) }
}

function readSample(context: Context, folder: string, courseId: string, asked: Assignment): CompiledSample | undefined {
  const file = `${folder}/assignment/sample.yaml`
  const text = context.files.get(file)
  if (text === undefined) return undefined
  const report = reporterOf(context.problems, file)
  const source = readYaml(text, report)
  const value = source === undefined ? undefined : checkShape(sampleSource, source, source.value, [], report)
  if (source === undefined || value === undefined) return undefined
  claimId(context, value.id, new RegExp(`^${courseId}-[a-z0-9-]+$`), `${courseId}-sample`, file, source.lineOf(['id']))
  const parts = new Set(asked.parts.map(({ id }) => id))
  const tables = new Set(asked.tables.map(({ id }) => id))
  for (const id of Object.keys(value.texts))
    if (!parts.has(id)) report(source.lineOf(['texts', id]), 'reference-unknown', `There is no part ${id} in assignment.yaml.`)
  for (const id of Object.keys(value.tables))
    if (!tables.has(id)) report(source.lineOf(['tables', id]), 'reference-unknown', `There is no table ${id} in assignment.yaml.`)

  const texts: Record<string, string> = {}
  const html: Record<string, string> = {}
  for (const [id, markdown] of Object.entries(value.texts)) {
    const line = source.lineOf(['texts', id])
    const words = prepared(markdown, context.parameters, 'fr', (rule, message) => report(line, rule, message))
    texts[id] = words
    html[id] = shortHtml(context, file, line, words, 'fr')
  }
  return { id: value.id, texts, html, tables: value.tables }
}
