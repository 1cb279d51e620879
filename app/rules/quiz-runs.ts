import { z } from 'zod'
import { countedInstant } from './deadlines.ts'
import type { Question } from './questions.ts'
import { drawOf, optionOrder, seedFor } from './seeded-order.ts'

/** Which of several attempts counts. */
export const ATTEMPT_METHODS = ['highest', 'last', 'first', 'average'] as const
export type AttemptMethod = (typeof ATTEMPT_METHODS)[number]

/** What a person may see of an attempt that was handed in. */
export const REVIEW_PARTS = ['answers', 'verdicts', 'marks', 'feedback', 'explanations', 'keys'] as const
export type ReviewPart = (typeof REVIEW_PARTS)[number]

/** When: in the first two minutes, later while the quiz is open, after the last attempt that is allowed, and after the quiz has closed. During an attempt nothing is shown. */
export const REVIEW_MOMENTS = ['just-after', 'while-open', 'after-last', 'after-close'] as const
export type ReviewMoment = (typeof REVIEW_MOMENTS)[number]

const parts = z.array(z.enum(REVIEW_PARTS))
export const reviewMatrix = z.strictObject({ 'just-after': parts, 'while-open': parts, 'after-last': parts, 'after-close': parts })
export type ReviewMatrix = z.infer<typeof reviewMatrix>

/** Some questions drawn from a bank: how many, each for how many points, about which objective or under which tag. */
export const drawSection = z.strictObject({
  count: z.number().int().min(1).max(50),
  mark: z.number().int().min(0).max(20),
  objective: z.string().max(60).nullable(),
  tag: z.string().max(60).nullable(),
})
export type DrawSection = z.infer<typeof drawSection>

/** Questions that everybody gets, each in the version that was chosen, in their order or in one of each person's own. */
export const fixedSection = z.strictObject({
  questions: z
    .array(z.strictObject({ key: z.string(), versionId: z.uuid(), mark: z.number().int().min(0).max(20) }))
    .min(1)
    .max(50),
  isShuffled: z.boolean(),
})
export type FixedSection = z.infer<typeof fixedSection>

export const quizSection = z.union([drawSection, fixedSection])
export type QuizSection = z.infer<typeof quizSection>

/** Whether the questions of a section stand in it, and are not drawn. */
export const isFixed = (section: QuizSection): section is FixedSection => 'questions' in section

/** How many questions the sections of a quiz ask. */
export const questionsAsked = (sections: readonly QuizSection[]): number =>
  sections.reduce((sum, section) => sum + (isFixed(section) ? section.questions.length : section.count), 0)

/** How a cohort takes a quiz. Null is no bound; sections null are the quiz's own questions. */
export type QuizRun = {
  opensAt: Date | null
  closesAt: Date | null
  limitMinutes: number | null
  graceSeconds: number
  /** For so many hours after its time an answer that was given in time on a phone is taken; null is never. */
  offlineHours: number | null
  maxAttempts: number | null
  delayMinutes: number
  method: AttemptMethod
  /** In per cent; null is the course's. */
  passMark: number | null
  review: ReviewMatrix
  sections: QuizSection[] | null
}

const ALL: ReviewPart[] = [...REVIEW_PARTS]
const SEEN: ReviewPart[] = ['answers', 'verdicts', 'marks']

/** What most runs keep: always open, no clock, as many attempts as wanted, the best counts, everything explained after sending. */
export const USUAL_RUN: QuizRun = {
  opensAt: null,
  closesAt: null,
  limitMinutes: null,
  graceSeconds: 60,
  offlineHours: 48,
  maxAttempts: null,
  delayMinutes: 0,
  method: 'highest',
  passMark: null,
  review: { 'just-after': ALL, 'while-open': ALL, 'after-last': ALL, 'after-close': ALL },
  sections: null,
}

/** Named starting points of the settings page, instead of a dozen switches. */
export const RUN_MODELS = ['usual', 'exam', 'once'] as const
export type RunModel = (typeof RUN_MODELS)[number]

/** The settings of a model: the usual one; an exam with a clock whose keys stay hidden while it is open; one attempt that is explained at once. */
export function runOfModel(model: RunModel): QuizRun {
  if (model === 'once') return { ...USUAL_RUN, maxAttempts: 1 }
  if (model === 'usual') return USUAL_RUN
  const review = { 'just-after': SEEN, 'while-open': SEEN, 'after-last': SEEN, 'after-close': ALL }
  return { ...USUAL_RUN, limitMinutes: 30, maxAttempts: 2, delayMinutes: 60, offlineHours: null, review }
}

/** More time, more attempts or a later closing for one person or one organisation. */
export type QuizException = { for: 'person' | 'organisation'; extraMinutes: number; extraAttempts: number; closesAt: Date | null }

const latest = (dates: readonly (Date | null)[]) =>
  dates.reduce<Date | null>((last, date) => (date && (!last || date > last) ? date : last), null)

/** The run as it is for one person: their own exceptions count before their organisation's; of several the most generous. A later closing never becomes an earlier one. */
export function runFor(run: QuizRun, exceptions: readonly QuizException[]): QuizRun {
  const own = exceptions.filter((one) => one.for === 'person')
  const counted = own.length > 0 ? own : exceptions
  if (counted.length === 0) return run
  const minutes = Math.max(...counted.map((one) => one.extraMinutes))
  const tries = Math.max(...counted.map((one) => one.extraAttempts))
  return {
    ...run,
    limitMinutes: run.limitMinutes === null ? null : run.limitMinutes + minutes,
    maxAttempts: run.maxAttempts === null ? null : run.maxAttempts + tries,
    closesAt: run.closesAt === null ? null : latest([run.closesAt, ...counted.map((one) => one.closesAt)]),
  }
}

/** The attempts that a person may still begin; null without a bound. An allowance lowered below what was used leaves none, and takes none away. */
export function attemptsLeft(run: QuizRun, used: number): number | null {
  return run.maxAttempts === null ? null : Math.max(0, run.maxAttempts - used)
}

/** Why an attempt cannot begin, with the instant from which it could where there is one. */
export type BeginRefusal =
  { because: 'not-open-yet' | 'too-soon'; at: Date } | { because: 'closed'; at: Date } | { because: 'no-attempt-left'; at: null }

/** Whether a new attempt may begin after those that were handed in (`handedIn`, in any order). */
export function mayBegin(run: QuizRun, handedIn: readonly Date[], now: Date): { ok: true } | ({ ok: false } & BeginRefusal) {
  if (run.opensAt && now < run.opensAt) return { ok: false, because: 'not-open-yet', at: run.opensAt }
  if (run.closesAt && now >= run.closesAt) return { ok: false, because: 'closed', at: run.closesAt }
  if (attemptsLeft(run, handedIn.length) === 0) return { ok: false, because: 'no-attempt-left', at: null }
  const last = latest(handedIn)
  const next = last && new Date(last.getTime() + run.delayMinutes * 60_000)
  if (next && now < next) return { ok: false, because: 'too-soon', at: next }
  return { ok: true }
}

/** The end of an attempt begun at an instant: the limit in elapsed minutes, whatever clocks on the wall do, or the closing if it comes first. */
export function attemptDeadline(run: QuizRun, startedAt: Date): Date | null {
  const byLimit = run.limitMinutes === null ? null : new Date(startedAt.getTime() + run.limitMinutes * 60_000)
  if (!byLimit || !run.closesAt) return byLimit ?? run.closesAt
  return byLimit < run.closesAt ? byLimit : run.closesAt
}

/** The end of an attempt that is open while the run or an exception changes: time that was promised is never taken away, and no limit begins in the middle. */
export function movedDeadline(before: Date | null, run: QuizRun, startedAt: Date): Date | null {
  if (!before) return run.closesAt
  return latest([before, attemptDeadline(run, startedAt)])
}

/**
 * The instant at which an answer or a hand-in counts: its arrival, or for a paper that a phone held before the end when it was given there, as long
 * as it arrives within the run's hours. `finishedAt` is counted back from the arrival, so that the phone's clock does not matter.
 */
export function countedAt(
  attempt: { deadlineAt: Date | null; issuedAt: Date | null },
  offlineHours: number | null,
  times: { finishedAt: Date | null; receivedAt: Date },
): Date {
  const rule =
    offlineHours === null ? ({ accepts: 'server-time' } as const) : ({ accepts: 'client-time', withinHours: offlineHours } as const)
  const deadline = attempt.deadlineAt && { at: attempt.deadlineAt }
  return countedInstant(rule, { ...times, skewSeconds: 0, packageIssuedAt: attempt.issuedAt }, deadline).at
}

/** Whether an open attempt's time is over, its grace included: the server then hands it in with what is there. */
export function isOverdue(deadlineAt: Date | null, graceSeconds: number, now: Date): boolean {
  return deadlineAt !== null && now.getTime() > deadlineAt.getTime() + graceSeconds * 1000
}

/** What a quiz counts for a person by its method, in whole per cent; null without a marked attempt. */
export function countedPercent(method: AttemptMethod, tries: readonly { n: number; percent: number }[]): number | null {
  const ordered = [...tries].sort((a, b) => a.n - b.n)
  const [first] = ordered
  const last = ordered.at(-1)
  if (!first || !last) return null
  if (method === 'first') return first.percent
  if (method === 'last') return last.percent
  if (method === 'highest') return Math.max(...ordered.map((one) => one.percent))
  return Math.floor(ordered.reduce((sum, one) => sum + one.percent, 0) / ordered.length + 1e-9)
}

/** The moment at which somebody looks at an attempt of theirs. */
export function reviewMoment(
  run: Pick<QuizRun, 'closesAt'>,
  attempt: { submittedAt: Date; attemptsLeft: number | null },
  now: Date,
): ReviewMoment {
  if (run.closesAt && now >= run.closesAt) return 'after-close'
  if (attempt.attemptsLeft === 0) return 'after-last'
  return now.getTime() - attempt.submittedAt.getTime() < 120_000 ? 'just-after' : 'while-open'
}

/** A question as a draw looks at it: one version of each key. */
export type BankQuestion = { key: string; objectives: readonly string[]; tags: readonly string[] }

/** Whether a section may draw a question. */
export function isOfSection(section: DrawSection, question: BankQuestion): boolean {
  if (section.objective !== null && !question.objectives.includes(section.objective)) return false
  return section.tag === null || question.tags.includes(section.tag)
}

/** A question of a paper: of a section with fixed questions its version is said, of a draw it is the bank's latest (null). */
export type PaperQuestion = { key: string; mark: number; versionId: string | null }

function drawnSections(seed: number, sections: readonly QuizSection[], bank: readonly BankQuestion[]): PaperQuestion[][] {
  const taken = new Set<string>()
  const take = (question: PaperQuestion) => {
    if (taken.has(question.key)) return []
    taken.add(question.key)
    return [question]
  }
  const fixed = new Set(sections.flatMap((section) => (isFixed(section) ? section.questions.map(({ key }) => key) : [])))
  return sections.map((section, index) => {
    const own = seedFor(seed, `section ${index}`)
    if (isFixed(section)) {
      const byKey = new Map(section.questions.map((question) => [question.key, question]))
      const keys = [...byKey.keys()]
      return (section.isShuffled ? optionOrder(own, keys) : keys).flatMap((key) => {
        const { mark, versionId } = byKey.get(key) ?? { mark: 0, versionId: null }
        return take({ key, mark, versionId })
      })
    }
    const free = bank.filter((question) => !taken.has(question.key) && !fixed.has(question.key) && isOfSection(section, question))
    const keys = free.map(({ key }) => key).sort()
    return drawOf(own, keys, section.count).flatMap((key) => take({ key, mark: section.mark, versionId: null }))
  })
}

/**
 * The questions of a paper for a seed, section by section: the same for the same seed and bank, whatever the bank's order, and none twice. What a
 * section holds fixed is not drawn by another.
 */
export function drawnPaper(seed: number, sections: readonly QuizSection[], bank: readonly BankQuestion[]): PaperQuestion[] {
  return drawnSections(seed, sections, bank).flat()
}

/** How many questions each section lacks when the bank is drawn from in order. */
export function sectionShortage(sections: readonly QuizSection[], bank: readonly BankQuestion[]): number[] {
  const found = drawnSections(1, sections, bank)
  return sections.map((section, index) => questionsAsked([section]) - (found[index]?.length ?? 0))
}

/** A question of the bank as a draw looks at it. */
export const asBankQuestion = (question: Question): BankQuestion => ({
  key: question.id,
  objectives: question.objectives,
  tags: question.tags ?? [],
})
