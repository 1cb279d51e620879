import { toMoroccoLocal } from '#app/rules/morocco-time.ts'
import type { Incident } from './incidents.queries.server.ts'
import type { IncidentForm } from './privacy.forms.ts'

/** An instant as a field for day and time shows it, by the clock of Morocco. */
function typed(instant: Date | null): string {
  if (!instant) return ''
  const { date, time } = toMoroccoLocal(instant)
  return `${date}T${time}`
}

/** The form of a new incident, known since now. */
export function emptyIncident(now: Date): IncidentForm {
  const empty = { title: '', happened: '', measures: '', peopleAffected: '', authorityToldAt: '', peopleToldAt: '' }
  return { ...empty, noticedAt: typed(now), level: 'likely', isClosed: undefined }
}

/** The form with an incident as it stands. */
export function formOfIncident(incident: Incident): IncidentForm {
  return {
    title: incident.title,
    happened: incident.happened,
    noticedAt: typed(incident.noticedAt),
    level: incident.level,
    peopleAffected: String(incident.peopleAffected),
    measures: incident.measures,
    authorityToldAt: typed(incident.authorityToldAt),
    peopleToldAt: typed(incident.peopleToldAt),
    isClosed: incident.closedAt ? 'yes' : undefined,
  }
}
