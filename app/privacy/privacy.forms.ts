import { z } from 'zod'
import { fromMoroccoLocal } from '#app/rules/morocco-time.ts'
import { INCIDENT_LEVELS, type IncidentDraft } from '#app/rules/incidents.ts'
import { LANGUAGES } from '#app/rules/languages.ts'
import { OPTIONAL_USES } from '#app/rules/notice-versions.ts'
import { toLatinDigits } from '#app/rules/numbers-typed.ts'

/** What the page of one's own data sends: one optional use, agreed to or taken back. */
export const consentForm = z.object({ use: z.enum(OPTIONAL_USES), agree: z.enum(['yes', 'no']) })

/** What the page on erasure sends. */
export const erasingForm = z.object({ act: z.enum(['ask', 'cancel']) })

/** What an administrator answers to a wish to be erased. */
export const answerForm = z.object({ act: z.enum(['erase', 'refuse']), reason: z.string().max(20_000).catch('') })

const text = z.string().max(50_000).catch('')

/** An incident as it was typed; days and times are those of Morocco. */
export const incidentForm = z.object({
  title: text,
  happened: text,
  noticedAt: text,
  level: z.enum(INCIDENT_LEVELS).catch('likely'),
  peopleAffected: text,
  measures: text,
  authorityToldAt: text,
  peopleToldAt: text,
  isClosed: z.literal('yes').optional().catch(undefined),
})
export type IncidentForm = z.infer<typeof incidentForm>

const MOST_PEOPLE = 1_000_000

/** A day and time of Morocco as a form writes it (`2026-11-24T15:30`); undefined where it is none, null where nothing was typed. */
function typedInstant(typed: string): Date | null | undefined {
  if (typed.trim() === '') return null
  const [, date = '', time = ''] = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::\d{2})?$/.exec(toLatinDigits(typed.trim())) ?? []
  const instant = date === '' ? new Date(Number.NaN) : fromMoroccoLocal(date, time)
  if (Number.isNaN(instant.getTime()) || !new Date(`${date}T00:00:00Z`).toJSON()?.startsWith(date)) return undefined
  return instant
}

/** The typed incident with its dates and numbers read. */
export function incidentDraft(form: IncidentForm): IncidentDraft {
  const people = toLatinDigits(form.peopleAffected).trim()
  const count = /^\d{1,7}$/.test(people) ? Number(people) : null
  return {
    title: form.title.trim(),
    happened: form.happened.trim(),
    noticedAt: typedInstant(form.noticedAt) ?? null,
    level: form.level,
    peopleAffected: count !== null && count <= MOST_PEOPLE ? count : null,
    measures: form.measures.trim(),
    authorityToldAt: typedInstant(form.authorityToldAt),
    peopleToldAt: typedInstant(form.peopleToldAt),
    isClosed: form.isClosed === 'yes',
  }
}

/** Where the notice leads on to: an address of this site, else the start page. */
export const goOnAddress = z
  .string()
  .regex(/^\/(?![/\\])[^\\\s\p{Cc}]*$/u)
  .catch('/')

/** What the page for corrections sends. */
export const correctForm = z.object({
  name: text,
  phone: text,
  email: text,
  language: z.enum(LANGUAGES).catch('fr'),
  gender: z.enum(['unstated', 'woman', 'man', 'other']).catch('unstated'),
})
export type CorrectForm = z.infer<typeof correctForm>
