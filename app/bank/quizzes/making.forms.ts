import { z } from 'zod'

export const quizParams = z.object({ id: z.uuid() })

/** A new quiz. */
export const newQuizForm = z.object({ cours: z.string().regex(/^[a-z0-9-]{1,40}$/), title: z.string().trim().min(1).max(120) })

const place = z.coerce.number().int().min(0).max(50)
/** Empty is a section of its own; it is looked at first, because an empty text would count as 0. */
const newSection = z.literal('').transform(() => null)
const key = z.string().regex(/^[a-z0-9-]{1,80}$/i)
const mark = z.coerce.number().int().min(0).max(20)
const named = z
  .string()
  .trim()
  .max(60)
  .transform((value) => (value === '' ? null : value))

/** One step of making a quiz, as its page sends it. */
export const stepForm = z.discriminatedUnion('act', [
  z.object({ act: z.literal('add-draw'), count: z.coerce.number().int().min(1).max(50), mark, objective: named, tag: named }),
  z.object({ act: z.literal('add-question'), key, mark, section: newSection.or(place) }),
  z.object({ act: z.literal('remove-question'), key }),
  z.object({ act: z.literal('remove-section'), section: place }),
  z.object({ act: z.literal('mark'), key, mark }),
  z.object({ act: z.literal('shuffle'), section: place, shuffled: z.enum(['yes', 'no']) }),
  z.object({ act: z.literal('renew') }),
])
export type Step = z.infer<typeof stepForm>
/** What happens to a quiz as a whole, whatever its version. */
export const quizForm = z.discriminatedUnion('act', [
  z.object({ act: z.literal('rename'), title: newQuizForm.shape.title }),
  z.object({ act: z.literal('archive') }),
  z.object({ act: z.literal('bring-back') }),
])
export const revisionForm = z.object({ revision: z.coerce.number().int().min(1), number: z.coerce.number().int().min(1) })
