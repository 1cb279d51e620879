import { z } from 'zod'

const short = z.string().max(1_000).catch('')

/** A workshop as its form sends it; the id is made with the page, so that a form sent twice makes one. */
export const workshopForm = z.object({
  id: z.uuid(),
  title: short,
  place: short,
  day: short,
  starts: short,
  ends: short,
  seats: short,
  trainer: z.union([z.uuid(), z.literal('')]).catch(''),
})
export type WorkshopForm = z.infer<typeof workshopForm>

const sheetForm = z.object({ key: z.uuid() })

/** A sheet of attendance: for each enrolment what its page showed and what was chosen. Null where the form is none. */
export function readSheet(form: FormData): { key: string; lines: Array<{ enrolmentId: string; was: string; is: string }> } | null {
  const fields = Object.fromEntries(form)
  const sheet = sheetForm.safeParse(fields)
  if (!sheet.success) return null
  const lines = Object.entries(fields).flatMap(([name, value]) => {
    const enrolmentId = z.uuid().safeParse(name.slice('is-'.length))
    if (!name.startsWith('is-') || !enrolmentId.success || typeof value !== 'string') return []
    const was = fields[`was-${enrolmentId.data}`]
    return [{ enrolmentId: enrolmentId.data, was: typeof was === 'string' ? was : '', is: value }]
  })
  return { key: sheet.data.key, lines }
}
