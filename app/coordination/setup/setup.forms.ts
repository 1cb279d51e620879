import { z } from 'zod'
import { COHORT_ACTS, MOST_COURSES, type WantedCourse } from '#app/rules/new-cohort.ts'

const typed = z.string().max(200).catch('')
const revision = z.coerce.number().int().min(0).catch(0)

const settingsForm = z.object({ id: z.uuid(), programme: z.string().max(60), name: typed, startsOn: typed, endsOn: typed, revision })

export type SetupForm = z.infer<typeof settingsForm> & {
  courses: WantedCourse[]
  trainers: string[]
  coordinators: string[]
  organisations: string[]
  isSpread: boolean
  /** Where no day was typed for a course, a new cohort takes the programme’s. */
  takesDays: boolean
}

const COURSE_ID = /^[a-z0-9-]{1,40}$/
const idsIn = (form: FormData, name: string) =>
  form
    .getAll(name)
    .flatMap((value) => z.uuid().safeParse(value).data ?? [])
    .slice(0, 500)

/** What the form of a cohort sends; null where it was not this form. Days and names are judged by the rule. */
export function readSetupForm(form: FormData): SetupForm | null {
  const read = settingsForm.safeParse(Object.fromEntries(form))
  if (!read.success) return null
  const text = (name: string) => typed.parse(form.get(name)).trim()
  const taken = form.getAll('take').filter((value): value is string => typeof value === 'string' && COURSE_ID.test(value))
  const courses = [...new Set(taken)].slice(0, MOST_COURSES + 1).map((courseId) => ({
    courseId,
    position: Number(text(`position-${courseId}`)) || MOST_COURSES,
    isRequired: form.get(`required-${courseId}`) === 'on',
    opensOn: text(`opens-${courseId}`),
    dueOn: text(`due-${courseId}`),
  }))
  const chosen = { trainers: idsIn(form, 'trainer'), coordinators: idsIn(form, 'coordinator'), organisations: idsIn(form, 'organisation') }
  return { ...read.data, courses, ...chosen, isSpread: form.get('spread') === 'on', takesDays: form.get('programme-days') === 'on' }
}

/** Closing, archiving and back. */
export const cohortActForm = z.object({ act: z.enum(COHORT_ACTS) })
