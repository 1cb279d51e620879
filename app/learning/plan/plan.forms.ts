import { z } from 'zod'
import { MOST_QUERY_LETTERS } from '#app/rules/criterion-queries.ts'
import { MOST_LETTERS } from '#app/rules/part-questions.ts'

const planId = z.uuid()
const partId = z.string().regex(/^[a-z0-9-]{1,40}$/)

/** The address of a plan: its id, or the key of its assignment, which opens it. */
export const planOrKey = z.object({ id: z.string().regex(/^[a-z0-9-]{2,60}$/) })
/** Whether an address names a plan by its id. */
export const isPlanId = (id: string) => planId.safeParse(id).success

export const planParams = z.object({ id: planId })
export const partParams = z.object({ id: planId, part: partId })
export const versionParams = z.object({ id: planId, n: z.coerce.number().int().min(1).max(1000) })
export const criterionParams = versionParams.extend({ criterion: z.string().regex(/^[a-z0-9-]{1,40}$/) })

// A form whose key was broken on the way is still saved, under a key of its own.
const clientKey = z.uuid().catch(() => crypto.randomUUID())

/** A part as its page sends it; the cells of its tables are read by `typedTables`. */
export const partForm = z.object({
  id: clientKey,
  basedOn: z
    .uuid()
    .nullable()
    .catch(() => null),
  text: z.string().default(''),
  done: z.enum(['yes', 'later']).catch('later'),
  /** What comes after saving: the next part, the remarks, the same page again, or one more row of a list. */
  then: z
    .string()
    .regex(/^(next|remarks|stay|row:[a-z0-9~-]{1,80})$/)
    .catch('next'),
})

/** A question to the trainers about a part. */
export const askForm = z.object({ id: clientKey, question: z.string().max(MOST_LETTERS.question).default('') })
export const withdrawForm = z.object({ withdraw: z.uuid() })

/** A question about one criterion of a result, or the wish for a third person after the answer. */
export const queryForm = z.discriminatedUnion('act', [
  z.object({ act: z.literal('ask'), id: clientKey, body: z.string().max(MOST_QUERY_LETTERS.question).default('') }),
  z.object({ act: z.literal('escalate'), body: z.string().max(MOST_QUERY_LETTERS.question).default('') }),
])

export const choiceForm = z.object({ keep: z.union([z.uuid(), z.literal('both')]) })
export const restoreForm = z.object({ id: clientKey, revisionId: z.uuid() })

export const handInForm = z.object({
  requestKey: clientKey,
  agree: z
    .literal('yes')
    .optional()
    .catch(() => undefined),
  anyway: z
    .literal('yes')
    .optional()
    .catch(() => undefined),
})

/** What a learner does with a remark. */
export const remarkForm = z.discriminatedUnion('act', [
  z.object({ act: z.literal('tick'), remarkId: z.uuid(), ticked: z.enum(['yes', 'no']) }),
  z.object({ act: z.literal('reply'), remarkId: z.uuid(), id: clientKey, body: z.string().trim().min(1).max(2000) }),
])

/** The fields of a form as plain values; files are left out. */
export function fieldsOf(form: FormData): Record<string, string> {
  return Object.fromEntries([...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))
}
