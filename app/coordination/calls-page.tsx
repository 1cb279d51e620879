import { ErrorSummary } from '#app/interface/error-summary.tsx'
import { Field } from '#app/interface/field.tsx'
import { Icon } from '#app/interface/icon.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { formatAgo } from '#app/language/dates.ts'
import { COMMA } from '#app/language/signs.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { say, sayCount } from '#app/language/words.ts'
import { directionOf, type Language } from '#app/rules/languages.ts'
import { formatPhone, phoneForLink } from '#app/rules/phone.ts'
import { mayRemind } from '#app/rules/reminders.ts'
import type { CallEntry, Calls } from './calls.queries.server.ts'
import type { ContactRefusal } from './note-contact.server.ts'
import type { RemindRefusal } from './remind-person.server.ts'
import { CONTACT_CHANNELS } from './coordination.forms.ts'
import { reasonText } from './reason-text.ts'
import { Reminder, RemindersPart } from './reminders-part.tsx'
import { coordinationWords } from './words/words.ts'

type Refused = ({ enrolment: string; note: string } & ({ because: ContactRefusal } | RemindRefusal)) | undefined
type Props = {
  calls: Calls
  keys: Record<string, string>
  origin: string
  now: Date
  steered: Array<{ id: string; name: string }>
  /** Only one cohort is looked at. */
  isOfOne: boolean
  done: 'note' | 'rappel' | 'rappels' | 'envoye' | 'masque' | null
  sent: number
  refused: Refused
}

/** Who needs a call this week, with the reason, a ready message in their language and a place to note what was said. */
export function CallsPage({ calls, keys, origin, now, steered, isOfOne, done, sent, refused }: Props) {
  const all = useWords(coordinationWords)
  const words = all.calls
  const language = useLanguage()
  return (
    <StaffPage>
      <h1>{words.title}</h1>
      <p className="lead">{sayCount(words.lead, calls.toCall.length + calls.rest, language)}</p>
      {isOfOne && (
        <p className="no-print">
          <a href="/accompagner">{words.allCohorts}</a>
        </p>
      )}
      {done && (
        <Notice kind="ok" isNews>
          {
            {
              note: words.saved,
              rappel: all.reminders.sent,
              rappels: sayCount(all.reminders.many.sent, sent, language),
              envoye: words.markedSent,
              masque: words.hidden,
            }[done]
          }
        </Notice>
      )}
      {refused && <ErrorSummary faults={[refusalFault(refused, all, language, now)]} />}
      {calls.waiting.length > 0 && (
        <Notice kind="warn" title={words.waiting}>
          <ul>
            {calls.waiting.map(({ name, days }) => (
              <li key={name}>{sayCount(words.waitingLine, days, language, { name })}</li>
            ))}
          </ul>
        </Notice>
      )}
      <RemindersPart entries={calls.toCall} keys={keys} now={now} />
      <div className="cards roomy">
        {calls.toCall.map((entry) => (
          <Entry
            key={entry.enrolmentId}
            entry={entry}
            formKey={keys[entry.enrolmentId] ?? ''}
            origin={origin}
            now={now}
            refused={refused}
            isSteered={steered.some(({ id }) => id === entry.cohortId)}
          />
        ))}
      </div>
      {calls.toCall.length + calls.contacted.length === 0 && (
        <p>
          <a className="btn second" href="/cohortes">
            {words.toCohorts}
          </a>
        </p>
      )}
      {calls.rest > 0 && <p>{sayCount(words.rest, calls.rest, language)}</p>}
      {steered.length > 0 && (
        <p className="row no-print">
          {steered.map(({ id, name }) => (
            <a key={id} className="btn quiet" href={`/cohortes/${id}/appels`}>
              {say(words.tune, { cohort: name })}
            </a>
          ))}
        </p>
      )}
      {calls.contacted.length > 0 && (
        <section className="section stack">
          <h2>{words.contacted}</h2>
          {calls.contacted.map((entry) => (
            <Entry
              key={entry.enrolmentId}
              entry={entry}
              formKey={keys[entry.enrolmentId] ?? ''}
              origin={origin}
              now={now}
              refused={refused}
              isSteered={steered.some(({ id }) => id === entry.cohortId)}
            />
          ))}
        </section>
      )}
    </StaffPage>
  )
}

type Words = (typeof coordinationWords)[Language]

/** What went wrong with one entry's form, and where it is mended. */
function refusalFault(refused: NonNullable<Refused>, { calls, reminders }: Words, language: Language, now: Date) {
  const { enrolment } = refused
  if (refused.because === 'too-soon')
    return { field: `anyway-${enrolment}`, text: say(reminders.refusals['too-soon'], { when: formatAgo(refused.lastAt, language, now) }) }
  if (refused.because === 'no-email' || refused.because === 'no-whatsapp')
    return { field: `entry-${enrolment}`, text: reminders.refusals[refused.because] }
  return { field: `note-${enrolment}`, text: calls.refusals[refused.because] }
}

function Entry({
  entry,
  formKey,
  origin,
  now,
  refused,
  isSteered,
}: {
  entry: CallEntry
  isSteered: boolean
  formKey: string
  origin: string
  now: Date
  refused: Refused
}) {
  const words = useWords(coordinationWords)
  const language = useLanguage()
  const [main] = entry.reasons
  const message = main
    ? say(coordinationWords[entry.language].messages[main.because], { name: entry.name.split(' ')[0] ?? entry.name, link: `${origin}/` })
    : ''
  const own = refused?.enrolment === entry.enrolmentId ? refused : undefined
  const isTooSoon = !mayRemind(entry.messagedAt, { now, isConfirmed: false }).ok || own?.because === 'too-soon'
  const noteFault = own && (own.because === 'channel-missing' || own.because === 'note-too-long') ? own.because : undefined
  const whatsApp = entry.phone && entry.takesWhatsApp && (
    <a
      className="btn second"
      href={`https://wa.me/${phoneForLink(entry.phone)}?text=${encodeURIComponent(message)}`}
      rel="noreferrer"
      target="_blank"
    >
      <Icon name="message-square" />
      {words.calls.openWhatsApp}
    </a>
  )
  return (
    <article className="card" id={`entry-${entry.enrolmentId}`}>
      <h3>
        <bdi>{entry.name}</bdi>
        {' · '}
        <span className="muted" dir="auto">
          {entry.organisation ?? words.board.noOrganisation}
        </span>
      </h3>
      <ul>
        {entry.reasons.map((reason) => (
          <li key={reason.because + (reason.itemKey ?? '')}>{reasonText(reason, words, language)}</li>
        ))}
      </ul>
      <p>
        {entry.stop !== null &&
          say(words.calls.stop, { module: [entry.stop.label, entry.stop.title].filter(Boolean).join(COMMA[language]) })}{' '}
        {entry.lateDays > 0 && sayCount(words.calls.lateSince, entry.lateDays, language)}
      </p>
      <p className="muted">
        {entry.contact
          ? say(words.calls.lastContact, {
              when: formatAgo(entry.contact.madeAt, language, now),
              channel: words.calls.channels[entry.contact.channel],
            })
          : words.calls.noContact}
      </p>
      {entry.contact?.note && (
        <p className="muted" dir="auto">
          {entry.contact.note}
        </p>
      )}
      <details>
        <summary>{words.calls.message}</summary>
        <p className="said" lang={entry.language} dir={directionOf(entry.language)}>
          {message}
        </p>
      </details>
      <p className="row">
        {whatsApp && !isTooSoon && whatsApp}
        {entry.phone && (
          <a className="btn quiet ltr" href={`tel:${entry.phone}`}>
            {formatPhone(entry.phone)}
          </a>
        )}
      </p>
      {whatsApp && isTooSoon && (
        <details className="no-print">
          <summary>{say(words.calls.writeAgain, { when: formatAgo(entry.messagedAt ?? now, language, now) })}</summary>
          <p>{whatsApp}</p>
        </details>
      )}
      {!entry.takesWhatsApp && <p className="muted">{words.calls.noWhatsApp}</p>}
      <Reminder act="sent" entry={entry} formKey={formKey} mustConfirm={isTooSoon} />
      <Reminder act="remind" entry={entry} formKey={formKey} mustConfirm={isTooSoon} />
      <form method="post" className="row no-print">
        <input type="hidden" name="act" value="hide" />
        <input type="hidden" name="enrolment" value={entry.enrolmentId} />
        <a className="btn quiet" href={`/cohortes/${entry.cohortId}/personnes/${entry.enrolmentId}`}>
          {words.calls.evidence}
        </a>
        {isSteered && (
          <a className="btn quiet" href={`/cohortes/${entry.cohortId}/dates`}>
            {words.calls.moveDate}
          </a>
        )}
        <button className="btn quiet">{words.calls.hide}</button>
      </form>
      <details className="no-print" open={noteFault !== undefined}>
        <summary>{words.calls.note}</summary>
        <form method="post" className="stack">
          <input type="hidden" name="id" value={formKey} />
          <input type="hidden" name="enrolment" value={entry.enrolmentId} />
          <fieldset>
            <legend className="label">{words.calls.channel}</legend>
            <div className="levels">
              {CONTACT_CHANNELS.map((channel) => (
                <label key={channel}>
                  <input type="radio" name="channel" value={channel} />
                  {words.calls.channels[channel]}
                </label>
              ))}
            </div>
          </fieldset>
          <Field id={`note-${entry.enrolmentId}`} label={words.calls.result} error={noteFault && words.calls.refusals[noteFault]}>
            {(props) => <textarea {...props} className="input" name="note" dir="auto" defaultValue={own?.note ?? ''} />}
          </Field>
          <button className="btn second">{words.calls.save}</button>
        </form>
      </details>
    </article>
  )
}
