/** What can be kept on a phone as one thing, as addresses say it. */
export const PACK_KINDS = ['module', 'cours', 'quiz', 'plan'] as const
export type PackKind = (typeof PACK_KINDS)[number]

/** What a phone needs to keep something: its pages in the order in which they are read. Another version means that the copy is old. */
export type PackList = { title: string; version: string; pages: string[] }

/** A lesson with the number of its practice questions, and a quiz, as a module names them. */
export type PackStep = { key: string; kind: 'lesson' | 'quiz' | 'assignment'; bytes: number | null; questions: number }

/** The pages of one module. */
export function modulePages(key: string, steps: readonly PackStep[]): string[] {
  const ofSteps = steps.flatMap((step) => {
    if (step.kind === 'quiz') return [`/quiz/${step.key}`]
    if (step.kind !== 'lesson') return []
    const questions = Array.from({ length: step.questions }, (_, index) => `/lecons/${step.key}/questions/${index + 1}`)
    return [`/lecons/${step.key}`, ...questions, ...(step.questions > 0 ? [`/lecons/${step.key}/questions/fin`] : [])]
  })
  return [`/modules/${key}`, ...ofSteps]
}

/** The pages of a paper that a phone holds: its questions and the page that hands it in. */
export const paperPages = (key: string, questions: number): string[] => [
  ...Array.from({ length: questions }, (_, index) => `/quiz/${key}/${index + 1}`),
  `/quiz/${key}/verifier`,
]

/** What the frame of a page weighs beside its text, compressed, in bytes: measured by `npm run weigh`. */
export const FRAME_BYTES = 1_500
/** What a question with its answer and explanation weighs with its frame, compressed, in bytes. */
export const QUESTION_BYTES = 1_600
/** What a part of a plan weighs with its frame, compressed, in bytes. */
export const PART_BYTES = 4_000

/** What a question of a quiz weighs with its frame, compressed, in bytes. */
export const QUIZ_QUESTION_BYTES = 1_550
/** About what a quiz of so many questions weighs on a phone, in bytes. */
export const quizBytes = (questions: number): number => 2 * FRAME_BYTES + questions * QUIZ_QUESTION_BYTES

/** About what a module weighs on a phone, in bytes. */
export function moduleBytes(steps: readonly PackStep[]): number {
  return steps.reduce(
    (sum, { kind, bytes, questions }) =>
      kind === 'lesson'
        ? sum + (bytes ?? 0) + FRAME_BYTES + questions * QUESTION_BYTES + (questions > 0 ? FRAME_BYTES : 0)
        : sum + (kind === 'quiz' ? quizBytes(questions) : FRAME_BYTES),
    FRAME_BYTES,
  )
}

/** About what a course weighs on a phone, module by module, in bytes. */
export function courseBytes(modules: ReadonlyArray<readonly PackStep[]>): number {
  return modules.reduce((sum, steps) => sum + moduleBytes(steps), FRAME_BYTES)
}

/** About what a plan of so many parts weighs on a phone, in bytes. */
export const planBytes = (parts: number): number => (parts + 2) * PART_BYTES
