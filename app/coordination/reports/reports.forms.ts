import { z } from 'zod'
import { isCalendarDay } from '#app/rules/calendar-days.ts'
import { ATTRIBUTIONS, type Attribution, type ReportWish } from '#app/rules/report-figures.ts'

/** The formats in which a report leaves the platform. */
export const REPORT_FORMATS = ['pdf', 'xlsx', 'csv', 'json'] as const

export const reportParams = z.object({ id: z.uuid() })
export const reportFileParams = z.object({ id: z.uuid(), format: z.enum(REPORT_FORMATS) })

/** What somebody typed, as it is shown again. */
export type TypedReport = { from: string; to: string; cohorts: string[]; organisations: string[]; attribution: Attribution; day: string }
export const REPORT_FAULTS = ['days', 'cohorts', 'organisations', 'day'] as const
export type ReportFault = (typeof REPORT_FAULTS)[number]

const typed = z.string().max(40).catch('')

/** The form of a new report as it was sent. */
export function readReportForm(form: FormData): TypedReport {
  const all = (name: string) => form.getAll(name).filter((value): value is string => typeof value === 'string')
  return {
    from: typed.parse(form.get('from')).trim(),
    to: typed.parse(form.get('to')).trim(),
    cohorts: [...new Set(all('cohort'))],
    organisations: [...new Set(all('organisation'))],
    attribution: z.enum(ATTRIBUTIONS).catch('enrolment').parse(form.get('attribution')),
    day: typed.parse(form.get('day')).trim(),
  }
}

/** What a person may report on: whole cohorts, cohorts of which only some people are theirs, and organisations. */
export type ReportChoices = { cohorts: ReadonlyArray<{ id: string; isWhole: boolean }>; organisations: ReadonlyArray<{ id: string }> }

/**
 * The report that is asked for, or what must be corrected. Who does not coordinate all the cohorts whole gets their own organisations and no others,
 * whether they choose some of them or none.
 */
export function wishOf(form: TypedReport, choices: ReportChoices): { ok: true; wish: ReportWish } | { ok: false; faults: ReportFault[] } {
  const chosen = form.cohorts.map((id) => choices.cohorts.find((one) => one.id === id))
  const own = choices.organisations.map(({ id }) => id)
  const isWhole = chosen.every((one) => one?.isWhole ?? false)
  const needsDay = form.attribution === 'date'
  const faults = [
    isCalendarDay(form.from) && isCalendarDay(form.to) && form.from <= form.to ? null : 'days',
    chosen.length > 0 && !chosen.includes(undefined) ? null : 'cohorts',
    form.organisations.every((id) => own.includes(id)) ? null : 'organisations',
    !needsDay || isCalendarDay(form.day) ? null : 'day',
  ].filter((fault): fault is ReportFault => fault !== null)
  if (faults.length > 0) return { ok: false, faults }
  const organisations = form.organisations.length > 0 ? form.organisations : isWhole ? null : own
  return {
    ok: true,
    wish: {
      ...{ from: form.from, to: form.to, cohorts: form.cohorts, organisations },
      ...{ attribution: form.attribution, day: needsDay ? form.day : null },
    },
  }
}
