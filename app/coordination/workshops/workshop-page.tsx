import { KeepPage } from '#app/interface/keep-page.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { formatHours } from '#app/language/dates.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { say, sayCount } from '#app/language/words.ts'
import type { CalendarDay } from '#app/rules/calendar-days.ts'
import { ATTENDANCE } from '#app/rules/workshops.ts'
import type { Attendee, workshopOf } from './workshops.queries.server.ts'
import { workshopWords } from './words/words.ts'

type Props = {
  cohort: { id: string; name: string }
  workshop: Awaited<ReturnType<typeof workshopOf>>
  attendees: Attendee[]
  sheetKey: string
  today: CalendarDay
  isSaved: boolean
  refused: 'sent-already' | 'cancelled' | null
}

/** One workshop with who was there: two large choices beside each name, one button below, on a phone as on a screen. */
export function WorkshopPage(props: Props) {
  const { cohort, workshop, attendees, sheetKey, today, isSaved, refused } = props
  const words = useWords(workshopWords)
  const language = useLanguage()
  const here = `/cohortes/${cohort.id}/ateliers`
  const present = attendees.filter(({ state }) => state === 'present').length
  return (
    <StaffPage back={{ to: here, label: words.title }} isKept>
      <h1 dir="auto">{workshop.title}</h1>
      <p className="lead">
        {formatHours(workshop.localDay, [workshop.startsTime, workshop.endsTime], language, today)}
        <br />
        <bdi>{workshop.place}</bdi>
      </p>
      {isSaved && (
        <Notice kind="ok" isNews>
          {words.kept}
        </Notice>
      )}
      {refused && (
        <Notice kind="bad" isNews>
          {words.refusals[refused]}
        </Notice>
      )}
      {workshop.cancelledAt ? (
        <Notice kind="warn">{words.cancelledText}</Notice>
      ) : (
        <>
          <p className="row">
            <a className="btn second" href={`${here}/${workshop.id}/signatures`}>
              {words.signatures}
            </a>
            <a className="btn second" href={`/ateliers/${workshop.id}/calendrier.ics`}>
              {words.calendar}
            </a>
          </p>
          <KeepPage address={`/hors-ligne/atelier/${cohort.id}/${workshop.id}`} />
          <div hidden data-when-kept="">
            <Notice kind="info" title={words.waits} isNews>
              {words.waitsText}
            </Notice>
          </div>
          <form method="post" className="stack">
            <h2>{words.attendance}</h2>
            <p>
              {sayCount(words.present, present, language)}
              {workshop.seats !== null && ` ${say(words.seats, { seats: workshop.seats })}`}
            </p>
            <input type="hidden" name="key" value={sheetKey} />
            {attendees.map(({ enrolmentId, name, state }) => (
              <fieldset key={enrolmentId}>
                <legend>
                  <bdi>{name}</bdi>
                </legend>
                <input type="hidden" name={`was-${enrolmentId}`} value={state ?? ''} />
                <div className="levels">
                  {ATTENDANCE.map((choice) => (
                    <label key={choice}>
                      <input type="radio" name={`is-${enrolmentId}`} value={choice} defaultChecked={state === choice} />
                      {words.states[choice]}
                    </label>
                  ))}
                </div>
              </fieldset>
            ))}
            {attendees.length === 0 ? (
              <p className="muted">{words.nobodyYet}</p>
            ) : (
              <p>
                <button className="btn wide">{words.keep}</button>
              </p>
            )}
          </form>
          <details className="section">
            <summary>{words.cancel}</summary>
            <form method="post" className="stack">
              <p>{words.cancelText}</p>
              <input type="hidden" name="act" value="cancel" />
              <p>
                <button className="btn danger">{words.cancelButton}</button>
              </p>
            </form>
          </details>
        </>
      )}
    </StaffPage>
  )
}
