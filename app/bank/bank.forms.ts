import { z } from 'zod'
import { LANGUAGES } from '#app/rules/languages.ts'
import { QUESTION_KINDS } from '#app/rules/questions.ts'

/** Which questions of a bank are put away, and which not. */
export const BANK_STATES = ['current', 'archived', 'all'] as const

const choice = <const Values extends readonly [string, ...string[]]>(values: Values) => z.enum(values).or(z.literal('')).catch('')

/** What a list of questions is asked for; what cannot be read asks for nothing. */
export const bankFilter = z.object({
  q: z.string().trim().max(200).catch('').default(''),
  cours: z
    .string()
    .regex(/^[a-z0-9-]{0,40}$/)
    .catch('')
    .default(''),
  sorte: choice(QUESTION_KINDS).default(''),
  objectif: z.string().max(60).catch('').default(''),
  etiquette: z.string().max(60).catch('').default(''),
  langue: choice(LANGUAGES).default(''),
  etat: z.enum(BANK_STATES).catch('current').default('current'),
  doublons: z.enum(['', '1']).catch('').default(''),
})
export type BankFilter = z.infer<typeof bankFilter>

/** The address of one question. */
export const questionParams = z.object({ key: z.string().regex(/^[a-z0-9-]{1,80}$/i) })

/** The address of a picture: the hash of what it holds. */
export const pictureParams = z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/) })

/** The version that a form was filled from. */
export const formNumber = z.coerce.number().int().min(0).max(1_000_000)

/** The language that a question is translated into; null where its French is written. */
export const translationLanguage = z.enum(['en', 'ar']).nullable().catch(null)
