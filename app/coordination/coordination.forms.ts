import { z } from 'zod'
import { CALL_REASONS, LONGEST_CALL_LIST } from '#app/rules/call-list.ts'

/** What the board's address may ask for; anything else is ignored. */
export const boardWish = z.object({
  cours: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/)
    .optional()
    .catch(undefined),
  organisation: z
    .union([z.uuid(), z.literal('none')])
    .optional()
    .catch(undefined),
  etat: z.enum(['late', 'never', 'planned']).optional().catch(undefined),
  genre: z.enum(['woman', 'man', 'other', 'none']).optional().catch(undefined),
  vue: z.enum(['personnes', 'organisations']).catch('personnes'),
  /** The pictures below the table are drawn when they are asked for: they cost more than the table. */
  images: z.literal('oui').optional().catch(undefined),
})
export type BoardWish = z.infer<typeof boardWish>

/** The wish of an address; empty choices mean all. */
export function readBoardWish(search: URLSearchParams): BoardWish {
  return boardWish.parse(Object.fromEntries([...search].filter(([, value]) => value !== '')))
}

export const CONTACT_CHANNELS = ['whatsapp', 'email', 'call', 'visit'] as const
export const LONGEST_NOTE = 500

/** A contact as the form sends it. */
export const contactForm = z.object({
  id: z.uuid(),
  enrolment: z.uuid(),
  channel: z.enum(CONTACT_CHANNELS).optional().catch(undefined),
  note: z.string().trim().catch(''),
})
export type ContactForm = z.infer<typeof contactForm>

/** A reminder as the form sends it: by e-mail, or written in WhatsApp by hand and marked as sent. */
export const reminderForm = z.object({
  act: z.enum(['remind', 'sent']),
  id: z.uuid(),
  enrolment: z.uuid(),
  because: z.enum(CALL_REASONS),
  anyway: z.literal('yes').optional().catch(undefined),
})
export type ReminderForm = z.infer<typeof reminderForm>

/** Reminders by e-mail for several people at once: for each one who is chosen the key and the reason. Null where it was not this form. */
export function readReminders(form: FormData): ReminderForm[] | null {
  if (form.get('act') !== 'remind-many') return null
  const chosen = form.getAll('chosen').filter((value): value is string => typeof value === 'string')
  return [...new Set(chosen)].slice(0, LONGEST_CALL_LIST).flatMap((enrolment) => {
    const sent = { act: 'remind', enrolment, id: form.get(`id-${enrolment}`), because: form.get(`because-${enrolment}`) }
    return reminderForm.safeParse(sent).data ?? []
  })
}

/** Somebody left off the list for a while as the form sends it. */
export const hideForm = z.object({ act: z.literal('hide'), enrolment: z.uuid() })

/** The thresholds of a cohort as they were typed. */
const typed = z.string().max(20).catch('')
export const thresholdsForm = z.object({
  ...{ neverOpenedDays: typed, silentDays: typed, modulesBehind: typed },
  ...{ returnedDays: typed, quizTriesBelowHalf: typed, uncorrectedDays: typed },
})

/** What the page of calls has just done, by its address. */
export const doneWish = z.enum(['note', 'rappel', 'rappels', 'envoye', 'masque']).nullable().catch(null)

/** The one cohort that the page of calls is about, by its address; undefined for all. */
export const cohortWish = z.uuid().optional().catch(undefined)

/** How many e-mails the form for several people has just sent, by the page's address. */
export const sentWish = z.coerce.number().int().min(0).max(LONGEST_CALL_LIST).catch(0)
