import { ErrorSummary } from '#app/interface/error-summary.tsx'
import { Field } from '#app/interface/field.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { formatInstant } from '#app/language/dates.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { say } from '#app/language/words.ts'
import { INCIDENT_LEVELS, type IncidentDelay, type IncidentFault } from '#app/rules/incidents.ts'
import { DELAY_KINDS, DelayText } from './incident-delay.tsx'
import type { IncidentVersion } from './incidents.queries.server.ts'
import type { IncidentForm } from './privacy.forms.ts'
import { privacyWords } from './words/words.ts'

/** The field in which each fault is mended. */
const FIELD_OF: Record<IncidentFault, keyof IncidentForm> = {
  'title-missing': 'title',
  'title-long': 'title',
  'happened-missing': 'happened',
  'text-long': 'happened',
  'noticed-wrong': 'noticedAt',
  'noticed-later': 'noticedAt',
  'people-wrong': 'peopleAffected',
  'told-wrong': 'authorityToldAt',
  'told-later': 'authorityToldAt',
  'measures-missing': 'measures',
}

type Props = {
  title: string
  form: IncidentForm
  faults: IncidentFault[]
  versions: IncidentVersion[]
  delay: IncidentDelay | null
  isSaved: boolean
}

/** One incident: its delay, the form for its next version, and every version before. */
export function IncidentPage({ title, form, faults, versions, delay, isSaved }: Props) {
  const { incidents: words } = useWords(privacyWords)
  return (
    <StaffPage back={{ to: '/admin/donnees/incidents', label: words.title }}>
      <h1 dir="auto">{title}</h1>
      <ErrorSummary faults={faults.map((fault) => ({ field: FIELD_OF[fault], text: words.faults[fault] }))} />
      {isSaved && (
        <Notice kind="ok" isNews>
          {words.saved}
        </Notice>
      )}
      {delay && (
        <Notice kind={DELAY_KINDS[delay.state]} title={words.delay}>
          <p>
            <DelayText delay={delay} />
          </p>
        </Notice>
      )}
      <p className="muted">{words.noNames}</p>
      <IncidentFields form={form} faults={faults} />
      {versions.length > 0 && <History versions={versions} />}
    </StaffPage>
  )
}

type Typed = 'title' | 'happened' | 'noticedAt' | 'peopleAffected' | 'measures' | 'authorityToldAt' | 'peopleToldAt'
type Kind = 'line' | 'text' | 'moment' | 'number'

function IncidentFields({ form, faults }: { form: IncidentForm; faults: IncidentFault[] }) {
  const { incidents: words } = useWords(privacyWords)
  const field = (name: Typed, label: string, kind: Kind, hint?: string) => {
    const fault = faults.find((one) => FIELD_OF[one] === name)
    const shared = { className: kind === 'number' ? 'input short' : 'input', name, defaultValue: form[name] }
    return (
      <Field id={name} label={label} hint={hint} error={fault && words.faults[fault]}>
        {(props) => {
          if (kind === 'text') return <textarea {...props} {...shared} rows={5} dir="auto" />
          if (kind === 'moment') return <input {...props} {...shared} type="datetime-local" />
          if (kind === 'number') return <input {...props} {...shared} inputMode="numeric" />
          return <input {...props} {...shared} dir="auto" autoComplete="off" />
        }}
      </Field>
    )
  }
  return (
    <form method="post" className="stack prose">
      {field('title', words.name, 'line')}
      {field('happened', words.happened, 'text')}
      {field('noticedAt', words.noticed, 'moment', words.timeHint)}
      <Field id="level" label={words.level}>
        {(props) => (
          <select {...props} className="input short" name="level" defaultValue={form.level}>
            {INCIDENT_LEVELS.map((level) => (
              <option key={level} value={level}>
                {words.levels[level]}
              </option>
            ))}
          </select>
        )}
      </Field>
      {field('peopleAffected', words.people, 'number', words.peopleHint)}
      {field('measures', words.measures, 'text')}
      {field('authorityToldAt', words.authority, 'moment', words.timeHint)}
      {field('peopleToldAt', words.told, 'moment', words.timeHint)}
      <label className="choice">
        <input type="checkbox" name="isClosed" value="yes" defaultChecked={form.isClosed === 'yes'} />
        <span>{words.close}</span>
      </label>
      <button className="btn">{words.save}</button>
    </form>
  )
}

function History({ versions }: { versions: IncidentVersion[] }) {
  const { incidents: words } = useWords(privacyWords)
  const language = useLanguage()
  return (
    <section className="section">
      <h2>{words.history}</h2>
      {versions.map(({ incident, writer }) => (
        <details key={incident.id}>
          <summary>
            {say(words.version, { n: incident.n, date: formatInstant(incident.writtenAt, language) })}
            {writer && <bdi> {say(words.by, { name: writer })}</bdi>}
          </summary>
          <p dir="auto">{incident.title}</p>
          <p dir="auto">{incident.happened}</p>
          <p dir="auto">{incident.measures}</p>
          <p>{say(words.risk, { level: words.levels[incident.level], n: incident.peopleAffected })}</p>
        </details>
      ))}
    </section>
  )
}
