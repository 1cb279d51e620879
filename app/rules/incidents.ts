/** How grave an incident is for the people concerned. */
export const INCIDENT_LEVELS = ['unlikely', 'likely', 'high'] as const
export type IncidentLevel = (typeof INCIDENT_LEVELS)[number]

/** Hours within which the authority is told of an incident that is a risk for people (GDPR article 33). */
export const TELL_WITHIN_HOURS = 72
const HOUR = 3_600_000

/** What of an incident decides on its delay. */
export type IncidentFacts = { noticedAt: Date; level: IncidentLevel; authorityToldAt: Date | null }

/** Where the 72 hours stand: the end, and whole hours left or late; 'not-needed' where people run no risk. */
export type IncidentDelay =
  { state: 'not-needed' } | { state: 'told' | 'told-late'; hours: number } | { state: 'running' | 'over'; until: Date; hours: number }

/**
 * The delay within which the authority is told. The hours run on the clock of the universe, weekends and the change of clocks in Morocco
 * included; hours left are rounded down, hours late up.
 */
export function incidentDelay({ noticedAt, level, authorityToldAt }: IncidentFacts, now: Date): IncidentDelay {
  if (level === 'unlikely' && !authorityToldAt) return { state: 'not-needed' }
  const until = new Date(noticedAt.getTime() + TELL_WITHIN_HOURS * HOUR)
  if (authorityToldAt) {
    const hours = Math.ceil((authorityToldAt.getTime() - noticedAt.getTime()) / HOUR)
    return { state: authorityToldAt <= until ? 'told' : 'told-late', hours: Math.max(0, hours) }
  }
  const left = (until.getTime() - now.getTime()) / HOUR
  return left >= 0 ? { state: 'running', until, hours: Math.floor(left) } : { state: 'over', until, hours: Math.ceil(-left) }
}

/** Why a version of an incident is not written. */
export const INCIDENT_FAULTS = [
  'title-missing',
  'title-long',
  'happened-missing',
  'text-long',
  'noticed-wrong',
  'noticed-later',
  'people-wrong',
  'told-wrong',
  'told-later',
  'measures-missing',
] as const
export type IncidentFault = (typeof INCIDENT_FAULTS)[number]

export const LONGEST_INCIDENT_TITLE = 200
export const LONGEST_INCIDENT_TEXT = 5000

export type IncidentDraft = {
  title: string
  happened: string
  noticedAt: Date | null
  level: IncidentLevel
  peopleAffected: number | null
  measures: string
  /** Undefined where something was typed that is no day and time. */
  authorityToldAt: Date | null | undefined
  peopleToldAt: Date | null | undefined
  isClosed: boolean
}

/** Everything that keeps a version of an incident from being written; times may not lie ahead, and a closed incident says what was done. */
export function incidentFaults(draft: IncidentDraft, now: Date): IncidentFault[] {
  const told = [draft.authorityToldAt, draft.peopleToldAt]
  const found: Array<[boolean, IncidentFault]> = [
    [draft.title.trim() === '', 'title-missing'],
    [draft.title.length > LONGEST_INCIDENT_TITLE, 'title-long'],
    [draft.happened.trim() === '', 'happened-missing'],
    [draft.happened.length > LONGEST_INCIDENT_TEXT || draft.measures.length > LONGEST_INCIDENT_TEXT, 'text-long'],
    [draft.noticedAt === null, 'noticed-wrong'],
    [draft.noticedAt !== null && draft.noticedAt > now, 'noticed-later'],
    [draft.peopleAffected === null, 'people-wrong'],
    [told.includes(undefined), 'told-wrong'],
    [told.some((at) => at instanceof Date && at > now), 'told-later'],
    [draft.isClosed && draft.measures.trim() === '', 'measures-missing'],
  ]
  return found.flatMap(([holds, fault]) => (holds ? [fault] : []))
}
