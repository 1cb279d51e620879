import { z } from 'zod'
import type { Language } from '#app/rules/languages.ts'
import { claimId } from './compile-context.ts'
import type { Context } from './compile-context.ts'
import type { CompiledCourse, CompiledLesson, CompiledLessonText, CompiledModule, CompiledTerm } from './compiled-course.ts'
import { hashOf } from './course-hash.ts'
import { courseSource, moduleSource, termSource } from './course-shapes.ts'
import type { CourseSource } from './course-shapes.ts'
import { findTerms } from './glossary-marks.ts'
import type { TermFinder } from './glossary-marks.ts'
import { checkGuessing } from './guessing-checks.ts'
import { reporterOf } from './problems.ts'
import { readAssignment, readShaped } from './read-assignment.ts'
import { foldersIn } from './read-folder.ts'
import { readLesson } from './read-lesson.ts'
import type { ReadLesson } from './read-lesson.ts'
import { readQuestions } from './read-questions.ts'
import type { PlacedQuestion } from './read-questions.ts'
import { checkShape, readYaml } from './source-yaml.ts'
import { typeset } from '#app/language/typeset.ts'

const QUIZ_MINIMUM = 6
/** Questions a course must hold in all; the example course, which is never loaded, has no such minimum. */
const BANK_MINIMUM = 40
const SHORT_TITLE = 40

const MODULE_FOLDER = /^module-\d+-[a-z0-9-]+$/
const LESSON_FOLDER = /^lesson-\d+-[a-z0-9-]+$/
const KNOWN_FILE =
  /^(?:(?:course|glossary)\.yaml|assignment\/(?:assignment|rubric|sample)\.yaml|module-\d+-[a-z0-9-]+\/(?:module\.yaml|quiz(?:\.en|\.ar)?\.yaml|lesson-\d+-[a-z0-9-]+\/(?:(?:fr|en|ar)\.md|practice(?:\.en|\.ar)?\.yaml|[a-z0-9.-]+\.svg)))$/

/** A compiled course with what only the counts need. */
export interface ReadCourse {
  course: CompiledCourse
  drawings: number
}

/** What belongs to the course while its modules are read. */
interface CourseScope {
  context: Context
  folder: string
  id: string
  objectives: ReadonlySet<string>
  finders: Record<Language, TermFinder>
  taught: Set<string>
  questions: number
  drawings: number
}

/** Reads one course folder; nothing without a readable course.yaml. */
export function readCourse(context: Context, folder: string, { isExample }: { isExample: boolean }): ReadCourse | undefined {
  reportUnknownFiles(context, folder)
  const shaped = readShaped<CourseSource>(context, `${folder}/course.yaml`, courseSource)
  if (shaped === undefined) return undefined
  const { value, source, file } = shaped
  const report = reporterOf(context.problems, file)
  claimId(context, value.id, /^c\d+$/, 'c10', file, source.lineOf(['id']))
  for (const language of ['fr', 'en', 'ar'] as const) {
    if ([...value.short[language]].length > SHORT_TITLE)
      report(source.lineOf(['short', language]), 'short-title', `The short title has more than ${SHORT_TITLE} characters.`)
  }
  value.objectives.forEach(({ id }, at) => {
    const line = source.lineOf(['objectives', at, 'id'])
    if (!/^o\d+$/.test(id)) report(line, 'id-form', `The id of an objective is o1, o2, …, not ${id}.`)
    if (value.objectives.findIndex((other) => other.id === id) < at) report(line, 'id-duplicate', `The objective ${id} stands twice.`)
  })

  const glossary = readGlossary(context, folder, value.id)
  const scope: CourseScope = {
    context,
    folder,
    id: value.id,
    objectives: new Set(value.objectives.map(({ id }) => id)),
    finders: { fr: findTerms(glossary, 'fr'), en: findTerms(glossary, 'en'), ar: findTerms(glossary, 'ar') },
    taught: new Set(),
    questions: 0,
    drawings: 0,
  }
  const moduleFolders = foldersIn(context.files, folder, MODULE_FOLDER)
  reportSameNumbers(context, folder, moduleFolders)
  const modules = moduleFolders.flatMap((name, at) => readModule(scope, `${folder}/${name}`, at + 1) ?? [])
  const assignment = readAssignment(context, folder, value.id, new Set(modules.map(({ id }) => id)))
  value.objectives.forEach(({ id }, at) => {
    if (!scope.taught.has(id))
      report(
        source.lineOf(['objectives', at, 'id']),
        'objective-unused',
        `No lesson names the objective ${id}: add it to a lesson's objectives.`,
      )
  })
  checkGuessing(modules, report)
  if (!isExample && scope.questions < BANK_MINIMUM) {
    report(
      1,
      'course-bank',
      `The course has ${scope.questions} questions, at least ${BANK_MINIMUM} are needed: add ${BANK_MINIMUM - scope.questions}.`,
    )
  }

  const { id, order, title, short, summary, hours, legal, objectives, passing } = value
  const content = {
    id,
    order,
    title,
    short,
    summary,
    hours,
    legal,
    objectives,
    quizPass: passing.quiz,
    modules,
    glossary,
    ...(assignment === undefined ? {} : { assignment }),
  }
  return { course: { ...content, hash: hashOf(content) }, drawings: scope.drawings }
}

/** Two folders with the same number have no order. */
function reportSameNumbers(context: Context, folder: string, names: string[]): void {
  const numbers = names.map((name) => Number(/\d+/.exec(name)?.[0]))
  names.forEach((name, at) => {
    if (numbers.indexOf(numbers[at] ?? 0) === at) return
    reporterOf(context.problems, `${folder}/${name}`)(
      1,
      'folder-number',
      `Another folder beside it has the number ${numbers[at]}: give each its own.`,
    )
  })
}

function reportUnknownFiles(context: Context, folder: string): void {
  for (const path of context.files.keys()) {
    if (!path.startsWith(`${folder}/`) || KNOWN_FILE.test(path.slice(folder.length + 1))) continue
    reporterOf(context.problems, path)(
      1,
      'file-unknown',
      'A file of this name is not read here: check the name of file and folders against content/README.md, or remove it.',
    )
  }
}

function readGlossary(context: Context, folder: string, courseId: string): CompiledTerm[] {
  const file = `${folder}/glossary.yaml`
  const report = reporterOf(context.problems, file)
  const text = context.files.get(file)
  if (text === undefined) {
    report(1, 'file-missing', 'This file is missing: content/README.md says what it holds.')
    return []
  }
  const source = readYaml(text, report)
  if (source === undefined) return []
  const rows = checkShape(z.array(z.unknown()), source, source.value, [], report) ?? []
  const taken = new Map<string, string>()
  return rows.flatMap((row, at) => {
    const term = checkShape(termSource, source, row, [at], report)
    if (term === undefined) return []
    claimId(context, term.id, new RegExp(`^${courseId}-t-[a-z0-9-]+$`), `${courseId}-t-marge`, file, source.lineOf([at, 'id']))
    for (const form of [term.fr, ...term.also]) {
      const owner = taken.get(form.toLowerCase())
      if (owner !== undefined && owner !== term.id)
        report(source.lineOf([at]), 'term-duplicate', `"${form}" also belongs to ${owner}: keep it in one place.`)
      taken.set(form.toLowerCase(), term.id)
    }
    const { fr, en, ar } = term.meaning
    const meaning = { fr: typeset(fr, 'fr'), en: typeset(en, 'en'), ar: typeset(ar, 'ar') }
    return [{ id: term.id, word: { fr: term.fr, en: term.en, ar: term.ar }, also: term.also, meaning }]
  })
}

function readModule(scope: CourseScope, folder: string, order: number): CompiledModule | undefined {
  const { context } = scope
  const shaped = readShaped(context, `${folder}/module.yaml`, moduleSource)
  if (shaped === undefined) return undefined
  const { id, title, aims } = shaped.value
  claimId(context, id, new RegExp(`^${scope.id}-m\\d+$`), `${scope.id}-m1`, shaped.file, shaped.source.lineOf(['id']))

  const lessonFolders = foldersIn(context.files, folder, LESSON_FOLDER)
  reportSameNumbers(context, folder, lessonFolders)
  const lessons = lessonFolders.flatMap((name, at) => readLessonFolder(scope, id, `${folder}/${name}`, at + 1) ?? [])
  if (lessons.length === 0) reporterOf(context.problems, shaped.file)(1, 'module-empty', `${id} has no lesson that can be read: add one.`)
  const quizFile = `${folder}/quiz.yaml`
  const placed = readQuestions({ ...context, path: quizFile, isPractice: false })
  const report = reporterOf(context.problems, quizFile)
  if (!context.files.has(quizFile)) report(1, 'file-missing', `The quiz of ${id} is missing: add quiz.yaml.`)
  else if (placed.length < QUIZ_MINIMUM)
    report(1, 'quiz-questions', `The quiz has ${placed.length} readable questions, at least ${QUIZ_MINIMUM} are needed.`)
  for (const { question, line } of placed) {
    if (question.lesson === undefined)
      report(line, 'lesson-missing', `${question.id} names no lesson to read again: add "lesson: ${lessons[0]?.id ?? `${id}-l1`}".`)
  }
  const quiz = takeQuestions(scope, placed, `${id}-q`)
  return { id, order, title, aims, lessons, quiz }
}

function takeQuestions(scope: CourseScope, placed: PlacedQuestion[], prefix: string): CompiledModule['quiz'] {
  const { context } = scope
  for (const { question, file, line, lessonLine } of placed) {
    claimId(context, question.id, new RegExp(`^${prefix}\\d+$`), `${prefix}1`, file, line)
    refuseUnknownObjectives(scope, question.objectives, file, () => line)
    if (question.lesson !== undefined) context.lessonReferences.push({ lesson: question.lesson, file, line: lessonLine })
  }
  scope.questions += placed.length
  return placed.map(({ question }) => question)
}

function refuseUnknownObjectives(scope: CourseScope, objectives: string[], file: string, lineOf: (at: number) => number): void {
  objectives.forEach((id, at) => {
    if (scope.objectives.has(id)) return
    reporterOf(scope.context.problems, file)(lineOf(at), 'objective-unknown', `There is no objective ${id} in course.yaml of this course.`)
  })
}

function readLessonFolder(scope: CourseScope, moduleId: string, folder: string, order: number): CompiledLesson | undefined {
  const { context } = scope
  const lesson = readLesson({ ...context, folder, finders: scope.finders })
  if (lesson === undefined) return undefined
  const { front, file, lineOf, texts } = lesson
  claimId(context, front.id, new RegExp(`^${moduleId}-l\\d+$`), `${moduleId}-l1`, file, lineOf('id'))
  refuseUnknownObjectives(scope, front.objectives, file, (at) => lineOf('objectives', at))
  for (const id of front.objectives) scope.taught.add(id)
  for (const text of texts) {
    context.measured.push({ lesson: front.id, file: text.file, language: text.language, measures: text.measures })
    for (const [target, line] of text.references.lessons) context.lessonReferences.push({ lesson: target, file: text.file, line })
  }
  scope.drawings += lesson.drawings
  const french = texts.find(({ language }) => language === 'fr')
  if (french === undefined) return undefined
  const practice = takeQuestions(scope, readPractice(scope, folder, lesson), `${front.id}-p`)
  return {
    id: front.id,
    order,
    minutes: front.minutes,
    objectives: front.objectives,
    ...(front.verified === undefined ? {} : { verified: front.verified }),
    ...(front.review_by === undefined ? {} : { reviewBy: front.review_by }),
    texts: { fr: french.text, ...textIn(lesson, 'en'), ...textIn(lesson, 'ar') },
    practice,
  }
}

function textIn(lesson: ReadLesson, language: 'en' | 'ar'): { [key in 'en' | 'ar']?: CompiledLessonText } {
  const text = lesson.texts.find((one) => one.language === language)?.text
  return text === undefined ? {} : { [language]: text }
}

function readPractice(scope: CourseScope, folder: string, lesson: ReadLesson): PlacedQuestion[] {
  const { files, problems } = scope.context
  const path = `${folder}/practice.yaml`
  const report = reporterOf(problems, path)
  if (!files.has(path))
    report(1, 'file-missing', `The practice questions of ${lesson.front.id} are missing: add practice.yaml with two questions.`)
  for (const { language } of lesson.texts) {
    const translated = `${folder}/practice.${language}.yaml`
    if (language !== 'fr' && files.has(path) && !files.has(translated)) {
      reporterOf(problems, translated)(
        1,
        'translation-missing',
        `The lesson exists in this language, its practice questions do not: add practice.${language}.yaml.`,
      )
    }
  }
  return readQuestions({ ...scope.context, path, isPractice: true })
}
