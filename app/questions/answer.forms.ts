import { z } from 'zod'
import { LONGEST_WRITTEN } from '#app/rules/questions.ts'
import type { Filled } from './shown-question.ts'

/** The longest text taken as an answer to a short or numeric question. */
export const LONGEST_TYPED = 300

const answerField = z.union([
  z.tuple([z.literal('choice'), z.string().max(8)]),
  z.tuple([z.literal('typed'), z.string().max(LONGEST_TYPED)]),
  z.tuple([z.literal('text'), z.string().max(LONGEST_WRITTEN)]),
  z.tuple([z.string().regex(/^gap-\d{1,2}$/), z.string().max(LONGEST_TYPED)]),
  z.tuple([z.string().regex(/^(pair|place)-\d{1,2}$/), z.string().max(8)]),
])

/** What every answer form carries besides the answer: the key of this answer, made where it is given, and a step up or down of an ordering. */
export const answerForm = z.object({
  step: z.uuid(),
  move: z
    .string()
    .regex(/^(up|down):\d{1,2}$/)
    .optional(),
})

/** The answer fields of a form, by name; null when one of them has a shape that no page of ours sends. */
export function answerFields(form: FormData): Filled | null {
  const filled: Record<string, string[]> = {}
  for (const [field, sent] of form) {
    if (!/^(choice|typed|text|(pair|place|gap)-.*)$/.test(field)) continue
    // A form sends each line end as two characters: the limit counts them as one, as the page does.
    const parsed = answerField.safeParse([field, typeof sent === 'string' ? sent.replaceAll('\r\n', '\n') : sent])
    if (!parsed.success) return null
    const [name, value] = parsed.data
    filled[name] = [...(filled[name] ?? []), value]
  }
  return filled
}
