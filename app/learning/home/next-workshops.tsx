import { formatHours } from '#app/language/dates.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import type { CalendarDay } from '#app/rules/calendar-days.ts'
import { learningWords } from '../words/words.ts'
import type { NextWorkshop } from './workshops.queries.server.ts'

/** The workshops to come: when, where, and a file for the phone's own calendar. */
export function NextWorkshops({ workshops, today }: { workshops: NextWorkshop[]; today: CalendarDay }) {
  const words = useWords(learningWords).home.workshops
  const language = useLanguage()
  if (workshops.length === 0) return null
  return (
    <section className="section stack" aria-labelledby="ateliers">
      <h2 id="ateliers">{words.title}</h2>
      {workshops.map((workshop) => (
        <div key={workshop.id} className="card tight">
          <h3 dir="auto">{workshop.title}</h3>
          {workshop.cancelledAt ? (
            <p>{words.cancelled}</p>
          ) : (
            <p>
              {formatHours(workshop.localDay, [workshop.startsTime, workshop.endsTime], language, today)}
              <br />
              <bdi>{workshop.place}</bdi>
            </p>
          )}
          {!workshop.cancelledAt && (
            <p>
              <a className="back" href={`/ateliers/${workshop.id}/calendrier.ics`}>
                {words.calendar}
                <span className="hidden"> {workshop.title}</span>
              </a>
            </p>
          )}
        </div>
      ))}
    </section>
  )
}
