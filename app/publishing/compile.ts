import type { Context } from './compile-context.ts'
import { checkBetweenLessons, checkOrder } from './course-checks.ts'
import type { Compilation, CompiledCourse, Counts, Problem } from './compiled-course.ts'
import { finderOfFigures } from './lesson-checks.ts'
import { readParameters } from './parameters.ts'
import { inOrder, reporterOf } from './problems.ts'
import { readCourse } from './read-course.ts'
import { foldersIn, readFolder } from './read-folder.ts'
import type { Files } from './read-folder.ts'

const COURSE_FOLDER = /^\d+-/
const EXAMPLE = 'example'

/** Reads and compiles the content folder. `today`, as 2026-11-23, decides which review dates have passed and nothing else. */
export async function compile(contentFolder: string, { today }: { today: string }): Promise<Compilation> {
  return compileFiles(await readFolder(contentFolder), { today })
}

/**
 * Compiles content that was read: courses in their order, everything that is wrong, and how much there is. The example course is
 * checked and never handed over.
 */
export function compileFiles(files: Files, { today }: { today: string }): Compilation {
  const problems: Problem[] = []
  const parameters = readParameters(files.get('parameters.yaml') ?? '{}', today, reporterOf(problems, 'parameters.yaml'))
  const context: Context = {
    files,
    today,
    parameters,
    findFigure: finderOfFigures(parameters),
    problems,
    ids: new Map(),
    measured: [],
    lessonReferences: [],
  }
  const read = foldersIn(files, 'courses', COURSE_FOLDER).flatMap((name) => {
    const folder = `courses/${name}`
    const course = readCourse(context, folder, { isExample: false })
    return course === undefined ? [] : [{ ...course, folder }]
  })
  checkOrder(context, read)
  if (files.has(`${EXAMPLE}/course.yaml`)) readCourse(context, EXAMPLE, { isExample: true })
  checkBetweenLessons(context)

  const courses = read.map(({ course }) => course).sort((a, b) => a.order - b.order)
  const folders = Object.fromEntries(read.map(({ course, folder }) => [course.id, folder]))
  const drawings = read.reduce((sum, one) => sum + one.drawings, 0)
  return { courses, folders, problems: inOrder(problems), counts: { ...countsOf(courses), drawings, parameters: parameters.size } }
}

/** How much there is in some courses; drawings and parameters are counted elsewhere. */
export function countsOf(courses: readonly CompiledCourse[]): Omit<Counts, 'drawings' | 'parameters'> {
  const modules = courses.flatMap((course) => course.modules)
  const lessons = modules.flatMap((module) => module.lessons)
  const practice = lessons.reduce((sum, lesson) => sum + lesson.practice.length, 0)
  return {
    courses: courses.length,
    modules: modules.length,
    lessons: lessons.length,
    questions: practice + modules.reduce((sum, module) => sum + module.quiz.length, 0),
    words: lessons.reduce((sum, lesson) => sum + lesson.texts.fr.words, 0),
    terms: courses.reduce((sum, course) => sum + course.glossary.length, 0),
    samples: courses.filter((course) => course.assignment?.sample !== undefined).length,
  }
}
