import type { Language } from '#app/rules/languages.ts'
import { arrangeLesson } from './arrange-lesson.ts'
import type { References } from './arrange-lesson.ts'
import type { CompiledLessonText, Problem } from './compiled-course.ts'
import { lessonFront, translationFront } from './course-shapes.ts'
import type { LessonFront } from './course-shapes.ts'
import { readDrawing } from './drawing.ts'
import type { Drawing } from './drawing.ts'
import type { TermFinder } from './glossary-marks.ts'
import { checkDates, checkLesson, checkWeight } from './lesson-checks.ts'
import { renderLesson } from './lesson-html.ts'
import { measureLesson } from './lesson-measures.ts'
import type { Measures } from './lesson-measures.ts'
import { parseMarkdown } from './markdown-tree.ts'
import type { Parsed } from './markdown-tree.ts'
import type { Parameters } from './parameters.ts'
import { reporterOf } from './problems.ts'
import type { Report } from './problems.ts'
import { checkShape, readYaml } from './source-yaml.ts'
import type { SourceYaml } from './source-yaml.ts'
import { readingMinutes } from './text-measures.ts'
import { typeset } from '#app/language/typeset.ts'

/** What is known around a lesson. */
export interface LessonPlace {
  /** Folder of the lesson inside the content folder. */
  folder: string
  files: ReadonlyMap<string, string>
  parameters: Parameters
  findFigure: (source: string) => { name: string; at: number } | undefined
  finders: Record<Language, TermFinder>
  today: string
  problems: Problem[]
}

/** One language of a lesson: what pages need, and what checks over several lessons need. */
export interface ReadText {
  file: string
  language: Language
  text: CompiledLessonText
  measures: Measures
  references: References
}

export interface ReadLesson {
  file: string
  front: LessonFront
  lineOf: (field: keyof LessonFront, at?: number) => number
  texts: ReadText[]
  drawings: number
}

interface Opened {
  front: SourceYaml
  parsed: Extract<Parsed, { ok: true }>
  source: string
  report: Report
}

/** Reads a lesson in all its languages; nothing without a readable French text. */
export function readLesson(place: LessonPlace): ReadLesson | undefined {
  const file = `${place.folder}/fr.md`
  const opened = open(place, file)
  if (opened === undefined) return undefined
  const front = checkShape(lessonFront, opened.front, opened.front.value, [], opened.report)
  if (front === undefined) return undefined

  const drawings = readDrawings(place)
  const french = readText(place, opened, { file, language: 'fr', title: front.title }, drawings)
  const text = french.measures.blocks.map((block) => block.text).join('\n')
  checkDates(front, { usesParameters: french.references.parameters.size > 0, text }, place.today, opened.report)
  const texts = [french]
  for (const language of ['en', 'ar'] as const) {
    const translation = readTranslation(place, language, front.id, drawings)
    if (translation !== undefined) texts.push(translation)
  }
  reportUnusedDrawings(place, drawings, texts)
  const lineOf = (field: keyof LessonFront, at?: number) => opened.front.lineOf(at === undefined ? [field] : [field, at])
  return { file, front, lineOf, texts, drawings: drawings.size }
}

function open(place: LessonPlace, file: string): Opened | undefined {
  const report = reporterOf(place.problems, file)
  const source = place.files.get(file)
  if (source === undefined) {
    report(1, 'file-missing', 'Every lesson folder holds a French text: add fr.md.')
    return undefined
  }
  const parsed = parseMarkdown(source)
  if (!parsed.ok) {
    report(
      1,
      'lesson-size',
      parsed.because === 'too-long'
        ? 'The file is too long to be a lesson: split it.'
        : 'The text is nested too deeply: simplify its lists and quotes.',
    )
    return undefined
  }
  const matter = parsed.tree.children[0]
  if (matter?.type !== 'yaml') {
    report(1, 'front-matter', 'Begin the file with --- and the front matter (id, title, …), closed by ---.')
    return undefined
  }
  const front = readYaml(matter.value, report, 2)
  return front === undefined ? undefined : { front, parsed, source, report }
}

function readTranslation(
  place: LessonPlace,
  language: 'en' | 'ar',
  id: string,
  drawings: ReadonlyMap<string, Drawing>,
): ReadText | undefined {
  const file = `${place.folder}/${language}.md`
  if (!place.files.has(file)) return undefined
  const opened = open(place, file)
  if (opened === undefined) return undefined
  const front = checkShape(translationFront, opened.front, opened.front.value, [], opened.report)
  if (front === undefined) return undefined
  if (front.id !== id)
    opened.report(opened.front.lineOf(['id']), 'translation-unknown', `The id is ${front.id}, in fr.md it is ${id}: write the same.`)
  return readText(place, opened, { file, language, title: front.title }, drawings)
}

function readText(
  place: LessonPlace,
  { parsed, source, report }: Opened,
  { file, language, title }: { file: string; language: Language; title: string },
  drawings: ReadonlyMap<string, Drawing>,
): ReadText {
  const names = new Set(drawings.keys())
  const figure = language === 'fr' ? place.findFigure(source) : undefined
  if (figure !== undefined) {
    report(
      source.slice(0, figure.at).split('\n').length,
      'figure-is-parameter',
      `This figure changes by the year and stands in parameters.yaml: write {{${figure.name}}}.`,
    )
  }
  const references = arrangeLesson(parsed.tree, { source, language, parameters: place.parameters, drawings: names, report })
  const measures = measureLesson(parsed.tree, language)
  checkLesson(measures, language, report)
  const { html, headings, terms, bytes } = renderLesson(parsed.tree, language, drawings, place.finders[language])
  checkWeight(bytes, report)
  const text: CompiledLessonText = {
    title: typeset(title, language),
    html,
    words: measures.words,
    readingMinutes: readingMinutes(measures.words),
    bytes,
    headings,
    terms: terms.map(({ id }) => id),
  }
  return { file, language, text, measures, references }
}

function readDrawings(place: LessonPlace): ReadonlyMap<string, Drawing> {
  const drawings = new Map<string, Drawing>()
  for (const [path, text] of place.files) {
    if (!path.startsWith(`${place.folder}/`) || !path.endsWith('.svg')) continue
    const name = path.slice(place.folder.length + 1)
    const drawing = readDrawing(text, reporterOf(place.problems, path))
    if (drawing !== undefined) drawings.set(name, drawing)
  }
  return drawings
}

function reportUnusedDrawings(place: LessonPlace, drawings: ReadonlyMap<string, Drawing>, texts: ReadText[]): void {
  for (const name of drawings.keys()) {
    if (texts.some(({ references }) => references.drawings.has(name))) continue
    reporterOf(place.problems, `${place.folder}/${name}`)(
      1,
      'drawing-unused',
      `No lesson text shows this drawing: write ![what it shows](${name} "Title") or remove the file.`,
    )
  }
}
