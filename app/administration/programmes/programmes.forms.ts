import { z } from 'zod'
import { MOST_COURSES } from '#app/rules/new-cohort.ts'
import type { WantedProgramme } from '#app/rules/programmes.ts'

/** The address of the form for a programme that is not made yet. */
export const NEW_PROGRAMME = 'nouveau'

const typed = z.string().max(500).catch('')
const named = z.object({ id: z.uuid(), seen: z.string().max(20_000).catch('') })

export type ProgrammeForm = WantedProgramme & z.infer<typeof named>

/** What the form of a programme sends; null where it was not this form. `seen` is the programme as its page showed it, empty for a new one. */
export function readProgrammeForm(form: FormData, id: string): ProgrammeForm | null {
  const read = named.safeParse({ id: id === NEW_PROGRAMME ? form.get('id') : crypto.randomUUID(), seen: form.get('seen') })
  if (!read.success) return null
  const taken = form.getAll('take').filter((value): value is string => typeof value === 'string' && /^[a-z0-9-]{1,40}$/.test(value))
  const courses = [...new Set(taken)].slice(0, MOST_COURSES + 1).map((courseId) => ({
    courseId,
    position: Number(typed.parse(form.get(`position-${courseId}`))) || MOST_COURSES,
    isRequired: form.get(`required-${courseId}`) === 'on',
    opensDay: typed.parse(form.get(`opens-${courseId}`)).trim(),
    dueDay: typed.parse(form.get(`due-${courseId}`)).trim(),
  }))
  const titles = { fr: typed.parse(form.get('title-fr')), en: typed.parse(form.get('title-en')), ar: typed.parse(form.get('title-ar')) }
  return { ...read.data, titles, courses }
}
