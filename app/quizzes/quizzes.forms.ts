import { z } from 'zod'
import { ATTEMPT_METHODS, REVIEW_MOMENTS, REVIEW_PARTS, RUN_MODELS, type QuizSection, type ReviewMatrix } from '#app/rules/quiz-runs.ts'

/** The address of a cohort's quiz. */
export const quizParams = z.object({ id: z.uuid(), quiz: z.string().regex(/^[a-z0-9-]{1,60}$/) })

/** How many rows of sections the settings page offers. */
export const SECTION_ROWS = 5
export const LONGEST_REASON = 500

const isEmpty = (value: string) => value === ''
const typedNumber = (least: number, most: number) =>
  z
    .string()
    .trim()
    .refine((value) => isEmpty(value) || (/^\d{1,5}$/.test(value) && Number(value) >= least && Number(value) <= most))
    .transform((value) => (isEmpty(value) ? null : Number(value)))
/** A day as a date field sends it; empty is none. */
export const typedDay = z
  .string()
  .trim()
  .refine((value) => isEmpty(value) || (/^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value))))
  .transform((value) => (isEmpty(value) ? null : value))
const typedTime = z
  .string()
  .trim()
  .refine((value) => isEmpty(value) || /^([01]\d|2[0-3]):[0-5]\d$/.test(value))
  .transform((value) => (isEmpty(value) ? null : value))

/** The settings as the page sends them; the review matrix and the sections stand in fields of their own. */
export const settingsForm = z.object({
  revision: z.coerce.number().int().min(0),
  opensDay: typedDay,
  opensTime: typedTime,
  closesDay: typedDay,
  closesTime: typedTime,
  limitMinutes: typedNumber(1, 600),
  graceSeconds: typedNumber(0, 600),
  offlineHours: typedNumber(0, 720),
  maxAttempts: typedNumber(1, 50),
  delayMinutes: typedNumber(0, 43_200),
  method: z.enum(ATTEMPT_METHODS),
  passMark: typedNumber(0, 100),
})
export type SettingsForm = z.infer<typeof settingsForm>

/** Which quiz of the bank a cohort is given; empty is the course's own. */
export const giveForm = z.object({ versionId: z.uuid().or(z.literal('').transform(() => null)), revision: z.coerce.number().int().min(0) })

export const modelForm = z.object({ model: z.enum(RUN_MODELS), revision: z.coerce.number().int().min(0) })

/** The boxes ticked, by moment. */
export function reviewOf(form: FormData): ReviewMatrix {
  const ticked = (moment: string) => REVIEW_PARTS.filter((part) => form.has(`review-${moment}-${part}`))
  const [just, open, last, closed] = REVIEW_MOMENTS.map(ticked)
  return { 'just-after': just ?? [], 'while-open': open ?? [], 'after-last': last ?? [], 'after-close': closed ?? [] }
}

const sectionRow = z.object({
  count: typedNumber(1, 50),
  mark: typedNumber(0, 20),
  objective: z.string().trim().max(60),
  tag: z.string().trim().max(60),
})

/** The rows of sections that were filled in; null without any; undefined where one cannot be read. */
export function sectionsOf(form: FormData): QuizSection[] | null | undefined {
  const sections: QuizSection[] = []
  for (let row = 1; row <= SECTION_ROWS; row += 1) {
    const field = (name: string) => form.get(`section-${row}-${name}`) ?? ''
    const read = sectionRow.safeParse({ count: field('count'), mark: field('mark'), objective: field('objective'), tag: field('tag') })
    if (!read.success) return undefined
    const { count, mark, objective, tag } = read.data
    if (count === null) continue
    sections.push({ count, mark: mark ?? 1, objective: objective === '' ? null : objective, tag: tag === '' ? null : tag })
  }
  return sections.length === 0 ? null : sections
}

/** An exception for one person or one organisation; `subject` says which: `person:…` or `organisation:…`. */
export const exceptionForm = z.object({
  id: z.uuid(),
  subject: z.string().regex(/^(person|organisation):[0-9a-f-]{36}$/),
  extraMinutes: typedNumber(0, 600),
  extraAttempts: typedNumber(0, 20),
  closesDay: typedDay,
  closesTime: typedTime,
  reason: z.string().trim().min(1).max(LONGEST_REASON),
})
export type ExceptionForm = z.infer<typeof exceptionForm>
