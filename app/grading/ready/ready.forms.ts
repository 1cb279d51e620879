import { z } from 'zod'
import { MOST_REMARK_LETTERS } from '#app/rules/ready-remarks.ts'

/** The address of a ready remark; a new one has none yet. */
export const readyParams = z.object({ id: z.union([z.uuid(), z.literal('nouvelle')]) })

const text = z.string().trim().max(MOST_REMARK_LETTERS).default('')

/** A ready remark as its page sends it: French always, the other languages where they are written. */
export const readyForm = z
  .object({
    key: z.uuid(),
    for: z.enum(['me', 'all']).catch('me'),
    /** A course and a criterion of it, as `c10:k3`; empty for every criterion. */
    place: z
      .string()
      .regex(/^([a-z0-9-]{1,40}(:[a-z0-9-]{1,40})?)?$/)
      .catch(''),
    fr: text.refine((typed) => typed !== ''),
    en: text,
    ar: text,
  })
  .transform(({ key, for: whom, place, fr, en, ar }) => {
    const [courseId = '', criterionId = ''] = place.split(':')
    const body = { fr, ...(en === '' ? {} : { en }), ...(ar === '' ? {} : { ar }) }
    return { key, isShared: whom === 'all', courseId: courseId || null, criterionId: criterionId || null, body }
  })

/** What a ready remark is put to on the list. */
export const awayForm = z.object({ id: z.uuid(), act: z.enum(['away', 'back']) })
