import { z } from 'zod'
import { toLatinDigits } from '#app/rules/numbers-typed.ts'

/** What a trainer says to a person at most, in characters. */
export const LONGEST_FEEDBACK = 2000

export const answerParams = z.object({ attempt: z.uuid(), n: z.coerce.number().int().min(1).max(99) })

/** A mark as it was typed, with a comma or a point and any digits, and what is said about it. `replaces` is the mark that the page showed. */
export const markForm = z.object({
  mark: z
    .string()
    .trim()
    .transform((typed) => toLatinDigits(typed).replace(/[,٫]/, '.'))
    .refine((typed) => /^\d{1,3}(\.\d{1,2})?$/.test(typed))
    .transform(Number),
  feedback: z.string().trim().max(LONGEST_FEEDBACK),
  replaces: z.union([z.uuid(), z.literal('')]),
})
export type MarkForm = z.infer<typeof markForm>
