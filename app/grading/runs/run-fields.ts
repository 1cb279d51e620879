import { moroccoDay } from '#app/rules/morocco-time.ts'
import type { PlanRun } from '#app/rules/plan-runs.ts'

const dayOf = (instant: Date | null) => (instant ? moroccoDay(instant) : '')
const numberOf = (value: number | null) => (value === null ? '' : String(value))

/** The rules of a run as the fields of its page show them. */
export function fieldsOfRun(rules: PlanRun) {
  const { percent, everyHours, graceHours, floor, mayFail } = rules.late
  return {
    opensDay: dayOf(rules.opensAt),
    closesDay: dayOf(rules.cutOffAt),
    attemptsMax: numberOf(rules.attemptsMax),
    gradeWithinDays: numberOf(rules.gradeWithinDays),
    offlineHours: numberOf(rules.offlineHours),
    percent: numberOf(percent),
    everyHours: numberOf(everyHours),
    graceHours: numberOf(graceHours),
    floor: numberOf(floor),
    mayFail: mayFail ? 'yes' : '',
    returnRule: rules.returnRule,
    releaseRule: rules.releaseRule,
    releaseDay: dayOf(rules.releaseAt),
    isAnonymous: rules.isAnonymous ? 'yes' : '',
    markingMode: rules.markingMode,
    samplePercent: numberOf(rules.samplePercent),
    combineRule: rules.combineRule,
    moderateAbove: numberOf(rules.moderateAbove),
    queryDays: numberOf(rules.queryDays),
    allocation: rules.allocation,
    isShareable: rules.isShareable ? 'yes' : '',
  }
}
export type RunFields = ReturnType<typeof fieldsOfRun>

/** What was typed into the fields, where it was; a box that is not ticked is not sent at all. */
export function fieldsTyped(fields: RunFields, typed: Readonly<Record<string, string>>): Record<keyof RunFields, string> {
  if (Object.keys(typed).length === 0) return fields
  const names = Object.keys(fields) as Array<keyof RunFields>
  return { ...fields, ...Object.fromEntries(names.map((name) => [name, typed[name] ?? ''])) }
}
