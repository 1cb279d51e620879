import { z } from 'zod'
import { typedDay } from '../quizzes.forms.ts'

/** The address of the tests around a course of a cohort. */
export const testsParams = z.object({ id: z.uuid(), course: z.string().regex(/^[a-z0-9-]{1,50}$/) })

/** The tests as their page sends them. */
export const testsForm = z.object({
  revision: z.coerce.number().int().min(0),
  isOn: z.enum(['on']).optional().transform(Boolean),
  beforeOpens: typedDay,
  beforeCloses: typedDay,
  afterOpens: typedDay,
  afterCloses: typedDay,
})
export type TestsForm = z.infer<typeof testsForm>
