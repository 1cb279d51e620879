import { z } from 'zod'
import { LONGEST_TRANSCRIPT } from '#app/rules/part-files.ts'
import { remarkForm } from '../submission.forms.ts'

/** A recorded remark as its form sends it. */
export const voiceForm = remarkForm.pick({ id: true, partId: true, quote: true, quoteStart: true }).extend({
  file: z.instanceof(File),
  transcript: z.string().trim().max(LONGEST_TRANSCRIPT).catch(''),
})
