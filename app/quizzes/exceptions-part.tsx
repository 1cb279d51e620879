import { Field } from '#app/interface/field.tsx'
import { formatInstant } from '#app/language/dates.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { say, sayCount } from '#app/language/words.ts'
import { LONGEST_REASON } from './quizzes.forms.ts'
import type { exceptionsAt, subjectsOf } from './settings.queries.server.ts'
import { quizzesWords } from './words/words.ts'

export type ExceptionsProps = {
  to: string
  exceptions: Awaited<ReturnType<typeof exceptionsAt>>
  subjects: Awaited<ReturnType<typeof subjectsOf>>
  /** The key of the next exception, so that a second tap grants nothing twice. */
  exceptionKey: string
  now: Date
}

/** Who takes the quiz with more time, more attempts or a later closing, with the reason, and a form for one more. */
export function ExceptionsPart(props: ExceptionsProps) {
  const { settings } = useWords(quizzesWords)
  const language = useLanguage()
  const { exceptions, now, to } = props
  return (
    <section className="section stack">
      <h2>{settings.exceptions}</h2>
      {exceptions.length > 0 && (
        <ul className="tasks">
          {exceptions.map((one) => (
            <li key={one.id}>
              <div>
                <b dir="auto">{one.person ?? one.organisation}</b>
                <span className="about">
                  {[
                    ...(one.extraMinutes > 0 ? [sayCount(settings.moreMinutes, one.extraMinutes, language)] : []),
                    ...(one.extraAttempts > 0 ? [sayCount(settings.moreTries, one.extraAttempts, language)] : []),
                    ...(one.closesAt ? [say(settings.until, { when: formatInstant(one.closesAt, language, now) })] : []),
                  ].join(' · ')}
                </span>
                <span className="about" dir="auto">
                  {one.reason}
                </span>
              </div>
              <form method="post" action={to}>
                <input type="hidden" name="act" value="remove" />
                <button className="btn quiet" name="exception" value={one.id}>
                  {settings.remove}
                  <span className="hidden">{one.person ?? one.organisation}</span>
                </button>
              </form>
            </li>
          ))}
        </ul>
      )}
      <ExceptionForm {...props} />
    </section>
  )
}

function ExceptionForm({ subjects, exceptionKey, to }: ExceptionsProps) {
  const { settings } = useWords(quizzesWords)
  return (
    <form method="post" action={to} className="stack">
      <input type="hidden" name="act" value="grant" />
      <input type="hidden" name="id" value={exceptionKey} />
      <div className="filters">
        <Field id="subject" label={settings.whom}>
          {(props) => (
            <select {...props} className="input" name="subject">
              {subjects.people.map(({ id, name }) => (
                <option key={id} value={`person:${id}`}>
                  {name}
                </option>
              ))}
              {subjects.organisations.map(({ id, name }) => (
                <option key={id} value={`organisation:${id}`}>
                  {say(settings.wholeOrganisation, { name })}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field id="extraMinutes" label={settings.extraMinutes}>
          {(props) => <input {...props} className="input short" name="extraMinutes" type="number" min={0} max={600} />}
        </Field>
        <Field id="extraAttempts" label={settings.extraAttempts}>
          {(props) => <input {...props} className="input short" name="extraAttempts" type="number" min={0} max={20} />}
        </Field>
        <Field id="laterDay" label={settings.laterDay}>
          {(props) => <input {...props} className="input short" name="closesDay" type="date" />}
        </Field>
        <Field id="laterTime" label={settings.laterTime}>
          {(props) => <input {...props} className="input short" name="closesTime" type="time" />}
        </Field>
      </div>
      <Field id="reason" label={settings.reason} hint={settings.reasonHint}>
        {(props) => <input {...props} className="input" name="reason" required maxLength={LONGEST_REASON} dir="auto" />}
      </Field>
      <p>
        <button className="btn second">{settings.grant}</button>
      </p>
    </form>
  )
}
