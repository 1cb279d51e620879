import { StaffPage } from '#app/interface/staff-page.tsx'
import { formatDay } from '#app/language/dates.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { say } from '#app/language/words.ts'
import { textIn } from '#app/rules/languages.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import type { PlaceToInvite } from './place.queries.server.ts'
import { invitationWords } from './words/words.ts'

type Props = { cohort: PlaceToInvite; address: string; expiresAt: Date; picture: { path: string; size: number } }

/** One sheet to print and hang up: the course, a square for the camera, the same address to type, three steps. It names no organisation and no person. */
export function PosterPage({ cohort, address, expiresAt, picture }: Props) {
  const { poster: words } = useWords(invitationWords)
  const language = useLanguage()
  return (
    <StaffPage back={{ to: `/cohortes/${cohort.id}/invitations`, label: words.back }}>
      <h1 dir="auto">{textIn(cohort.course, language)}</h1>
      <p className="lead">{words.lead}</p>
      <svg role="img" aria-label={words.picture} viewBox={`-4 -4 ${picture.size + 8} ${picture.size + 8}`} width="320" height="320">
        <rect x="-4" y="-4" width="100%" height="100%" fill="#fff" />
        <path d={picture.path} fill="#000" shapeRendering="crispEdges" />
      </svg>
      <ol>
        {words.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p>
        {words.orType} <br />
        <strong className="ltr">{address}</strong>
      </p>
      <p className="muted">{say(words.until, { day: formatDay(moroccoDay(expiresAt), language) })}</p>
      <p className="no-print">{words.print}</p>
    </StaffPage>
  )
}
