import { StaffPage } from '#app/interface/staff-page.tsx'
import { formatHours } from '#app/language/dates.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { say } from '#app/language/words.ts'
import type { Attendee, workshopOf } from './workshops.queries.server.ts'
import { workshopWords } from './words/words.ts'

type Props = { cohort: { id: string; name: string }; workshop: Awaited<ReturnType<typeof workshopOf>>; attendees: Attendee[] }

/** A sheet of paper to sign at a workshop: names alone, without organisations or telephone numbers, for it goes round the room. */
export function SignaturesPage({ cohort, workshop, attendees }: Props) {
  const words = useWords(workshopWords)
  const language = useLanguage()
  return (
    <StaffPage back={{ to: `/cohortes/${cohort.id}/ateliers/${workshop.id}`, label: workshop.title }}>
      <h1 dir="auto">{workshop.title}</h1>
      <p>
        {formatHours(workshop.localDay, [workshop.startsTime, workshop.endsTime], language)} · <bdi>{workshop.place}</bdi>
        {workshop.trainer !== null && (
          <>
            <br />
            {say(words.ledBy, { name: workshop.trainer })}
          </>
        )}
      </p>
      <table className="signatures">
        <caption>{words.signaturesCaption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.columns.name}</th>
            <th scope="col">{words.columns.signature}</th>
          </tr>
        </thead>
        <tbody>
          {attendees.map(({ enrolmentId, name }) => (
            <tr key={enrolmentId}>
              <th scope="row">
                <bdi>{name}</bdi>
              </th>
              <td />
            </tr>
          ))}
        </tbody>
      </table>
      <p className="no-print muted">{words.print}</p>
    </StaffPage>
  )
}
