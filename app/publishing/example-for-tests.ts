import { fileURLToPath } from 'node:url'
import { compileFiles } from './compile.ts'
import type { Compilation, CompiledCourse } from './compiled-course.ts'
import { readFolder } from './read-folder.ts'
import type { Files } from './read-folder.ts'

/** The day on which the tests take place. */
export const TODAY = '2026-11-23'

export const CONTENT = fileURLToPath(new URL('../../content', import.meta.url))

const COURSE = 'courses/01-example'
export const LESSON = `${COURSE}/module-1-une-caisse-claire/lesson-1-le-carnet/fr.md`
export const PRACTICE = `${COURSE}/module-1-une-caisse-claire/lesson-1-le-carnet/practice.yaml`
export const QUIZ = `${COURSE}/module-1-une-caisse-claire/quiz.yaml`
export const RUBRIC = `${COURSE}/assignment/rubric.yaml`
export const ASSIGNMENT = `${COURSE}/assignment/assignment.yaml`

let kept: Files | undefined

/** The example course in the place of a real one, with the shared parameters. */
export async function exampleFiles(): Promise<Map<string, string>> {
  kept ??= await readFolder(CONTENT)
  const files = new Map<string, string>()
  for (const [path, text] of kept) {
    if (path.startsWith('example/')) files.set(path.replace('example', COURSE), text)
    if (path === 'parameters.yaml') files.set(path, text)
  }
  return files
}

/** Compiles the example after some texts were replaced: path → [what stood there, what stands there now]. */
export async function compiledWith(...edits: [path: string, from: string, to: string][]): Promise<Compilation> {
  const files = await exampleFiles()
  for (const [path, from, to] of edits) {
    const text = files.get(path) ?? ''
    if (!text.includes(from)) throw new Error(`${path} does not hold "${from}"`)
    files.set(
      path,
      text.replace(from, () => to),
    )
  }
  return compileFiles(files, { today: TODAY })
}

/** The one course of a compilation. */
export function courseOf(compilation: Compilation): CompiledCourse {
  const [course] = compilation.courses
  if (course === undefined) throw new Error('no course was compiled')
  return course
}

/** The French HTML of the example's lesson whose body was replaced. */
export async function htmlOf(body: string): Promise<{ html: string; rules: string[] }> {
  const files = await exampleFiles()
  const front = (files.get(LESSON) ?? '').split('---\n').slice(0, 2).join('---\n')
  files.set(LESSON, `${front}---\n\n${body}\n`)
  const compilation = compileFiles(files, { today: TODAY })
  const lesson = compilation.courses[0]?.modules[0]?.lessons[0]
  return { html: lesson?.texts.fr.html ?? '', rules: compilation.problems.filter(({ file }) => file === LESSON).map(({ rule }) => rule) }
}
