import { z } from 'zod'
import { fullText } from '#app/rules/languages.ts'

const id = z.string().min(1)
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'write the date as 2027-01-31')
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'write the month as 2026-11')

/** course.yaml as authors write it. */
export const courseSource = z.strictObject({
  id,
  order: z.number().int().min(0),
  title: fullText,
  short: fullText,
  summary: fullText,
  hours: z.number().positive().max(500),
  legal: z.boolean(),
  objectives: z.array(z.strictObject({ id, text: fullText })).min(1),
  passing: z.strictObject({ quiz: z.number().int().min(1).max(100) }),
})
export type CourseSource = z.infer<typeof courseSource>

/** module.yaml as authors write it. */
export const moduleSource = z.strictObject({ id, title: fullText, aims: fullText })

/** The front matter of fr.md. */
export const lessonFront = z.strictObject({
  id,
  title: z.string().min(1),
  minutes: z.number().int().min(1).max(90),
  objectives: z.array(z.string()).min(1),
  verified: month.optional(),
  review_by: date.optional(),
})
export type LessonFront = z.infer<typeof lessonFront>

/** The front matter of en.md and ar.md. */
export const translationFront = z.strictObject({ id, title: z.string().min(1) })

/** One row of glossary.yaml. */
export const termSource = z.strictObject({
  id,
  fr: z.string().min(1),
  en: z.string().min(1),
  ar: z.string().min(1),
  also: z.array(z.string().min(1)).default([]),
  meaning: fullText,
})

/** sample.yaml: a worked example of the assignment. */
export const sampleSource = z.strictObject({
  id,
  texts: z.record(z.string(), z.string().min(1)),
  tables: z.record(z.string(), z.json()).default({}),
})
