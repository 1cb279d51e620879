import { z } from 'zod'

export const submissionParams = z.object({ submissionId: z.uuid() })

// A text that is too long is refused with its whole form: read as nothing, it would empty what is there.
const longText = z.string().max(20_000).default('')
const version = z.coerce.number().int().nonnegative().catch(0)
const optionalUuid = z.uuid().nullable().catch(null)
const optionalId = z
  .string()
  .max(60)
  .transform((id) => (id === '' ? null : id))
  .nullish()
  .transform((id) => id ?? null)

/** The mark of a criterion as its form sends it; `was` says what stood there, so that a new level does not keep the points of the old one. */
export const criterionForm = z
  .object({
    intent: z.literal('criterion'),
    criterionId: z.string().max(60),
    levelId: z.string().max(60).catch(''),
    points: z.string().max(12).catch(''),
    comment: longText,
    basedOn: version,
    was: z.string().max(80).catch(''),
  })
  .transform(({ points, was, ...typed }) => {
    const isOfOldLevel = was !== '' && was !== `${typed.levelId}:${points}` && was.endsWith(`:${points}`)
    return { ...typed, points: points.trim() === '' || isOfOldLevel ? undefined : Number(points.replace(',', '.')) }
  })

export const messageForm = z.object({ intent: z.literal('message'), overall: longText, privateNote: longText, basedOn: version.catch(1) })

export const remarkForm = z.object({
  intent: z.literal('remark'),
  id: z.uuid(),
  partId: optionalId,
  quote: z
    .string()
    .max(8000)
    .transform((quote) => (quote.trim() === '' ? null : quote.replace(/\r\n?/g, '\n')))
    .nullish()
    .transform((quote) => quote ?? null),
  quoteStart: z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number)
    .nullable()
    .catch(null),
  criterionId: optionalId,
  readyId: optionalUuid,
  body: longText,
})

export const removeForm = z.object({ intent: z.literal('remove'), id: z.uuid() })

/** What is saved while a piece of work is being marked. */
export const savingForm = z.union([criterionForm, messageForm, remarkForm, removeForm])
export type SavingForm = z.infer<typeof savingForm>

/** What is done with a piece of work as a whole. */
export const movingForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('take') }),
  z.object({ intent: z.literal('let-go') }),
  z.object({ intent: z.literal('return') }),
  z.object({ intent: z.literal('validate') }),
  z.object({ intent: z.literal('reopen') }),
  z.object({ intent: z.literal('release') }),
  z.object({ intent: z.literal('identify') }),
  z.object({ intent: z.literal('second') }),
  z.object({ intent: z.literal('retract'), reason: z.string().max(1000).catch('') }),
])
export type MovingForm = z.infer<typeof movingForm>

/** What the notice at the top of the page can say was done. */
export const DONE = ['criterion', 'message', 'remark', 'removed', 'taken', 'let-go', 'reopened', 'retracted', 'released', 'second'] as const
export type Done = (typeof DONE)[number]

/** What an address says was done. */
export function doneFrom(word: string | null): Done | null {
  return DONE.find((done) => done === word) ?? null
}
