import { z } from 'zod'
import { deadlineInstant } from '#app/rules/deadlines.ts'
import { RELEASE_RULES, RETURN_RULES } from '#app/rules/grading.ts'
import { fromMoroccoLocal } from '#app/rules/morocco-time.ts'
import { ALLOCATIONS, COMBINE_RULES, MARKING_MODES, PLAN_MODELS, type PlanRun } from '#app/rules/plan-runs.ts'

/** The address of a cohort's run of a final assignment. */
export const runParams = z.object({ id: z.uuid(), run: z.string().regex(/^[a-z0-9-]{1,60}$/) })

/** A model that an address asks for; null without one. */
export const modelSearch = z.enum(PLAN_MODELS).nullable().catch(null)

const whole = (least: number, most: number) =>
  z
    .string()
    .trim()
    .regex(/^\d{1,4}$/)
    .transform(Number)
    .refine((value) => value >= least && value <= most)
const wholeOrNone = (least: number, most: number) =>
  z
    .literal('')
    .transform(() => null)
    .or(whole(least, most))
const typedDay = z
  .string()
  .trim()
  .refine((value) => value === '' || (/^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value))))
  .transform((value) => (value === '' ? null : value))

/** The settings of a run as its page sends them; days begin and end in Morocco. */
export const runForm = z.object({
  revision: z.coerce.number().int().min(0),
  opensDay: typedDay,
  closesDay: typedDay,
  attemptsMax: whole(1, 20),
  gradeWithinDays: whole(1, 90),
  offlineHours: wholeOrNone(0, 720),
  percent: whole(0, 100),
  everyHours: whole(1, 720),
  graceHours: whole(0, 720),
  floor: whole(0, 100),
  mayFail: z.literal('yes').optional(),
  returnRule: z.enum(RETURN_RULES),
  releaseRule: z.enum(RELEASE_RULES),
  releaseDay: typedDay,
  isAnonymous: z.literal('yes').optional(),
  isShareable: z.literal('yes').optional(),
  markingMode: z.enum(MARKING_MODES),
  samplePercent: whole(1, 100),
  combineRule: z.enum(COMBINE_RULES),
  moderateAbove: whole(0, 100),
  queryDays: wholeOrNone(1, 90),
  allocation: z.enum(ALLOCATIONS),
})
export type RunForm = z.infer<typeof runForm>

/** The rules that a form asks for: a day opens and releases at its beginning, and closes at its end. */
export function runOf(form: RunForm): PlanRun {
  const { opensDay, closesDay, releaseDay, attemptsMax, gradeWithinDays, offlineHours, returnRule, releaseRule } = form
  const { percent, everyHours, graceHours, floor, mayFail } = form
  const { markingMode, samplePercent, combineRule, moderateAbove, queryDays, allocation } = form
  return {
    ...{ attemptsMax, gradeWithinDays, offlineHours, returnRule, releaseRule },
    ...{ markingMode, samplePercent, combineRule, moderateAbove, queryDays, allocation },
    ...{ isAnonymous: form.isAnonymous === 'yes', isShareable: form.isShareable === 'yes' },
    late: { percent, everyHours, graceHours, floor, mayFail: mayFail === 'yes' },
    opensAt: opensDay === null ? null : fromMoroccoLocal(opensDay, '00:00'),
    cutOffAt: closesDay === null ? null : deadlineInstant({ day: closesDay, time: '23:59' }),
    releaseAt: releaseRule !== 'at-date' || releaseDay === null ? null : fromMoroccoLocal(releaseDay, '00:00'),
  }
}

export const recalculateForm = z.object({ reason: z.string().trim().min(1).max(500) })
