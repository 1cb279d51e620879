import { Icon } from '#app/interface/icon.tsx'
import { LearnerPage } from '#app/interface/learner-page.tsx'
import { formatDay } from '#app/language/dates.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { say, sayCount } from '#app/language/words.ts'
import { textIn } from '#app/rules/languages.ts'
import type { Certificate } from './certificates.queries.server.ts'
import { certificateWords } from './words/words.ts'

type Props = { certificate: Certificate; address: string; square: { path: string; size: number } }

/** A certificate for its owner: what stands on it, its sheet and its picture, and the address at which anybody checks it. */
export function CertificatePage({ certificate, address, square }: Props) {
  const words = useWords(certificateWords)
  const language = useLanguage()
  const title = textIn(certificate.title, language)
  const message = say(words.message, { title, link: address })
  return (
    <LearnerPage back={{ to: '/certificats', label: words.title }}>
      <h1>{words.certificate}</h1>
      <p className="lead">{words.celebrate}</p>
      <div className="card stack">
        <p>{words.of}</p>
        <p className="lead" dir="auto">
          <strong>{certificate.name}</strong>
        </p>
        <p>
          {words.for} <strong>{title}</strong>
        </p>
        <p>
          {sayCount(words.hours, certificate.hours, language)} · {say(words.on, { day: formatDay(certificate.completedOn, language) })}
        </p>
        <svg role="img" aria-label={words.address} viewBox={`-2 -2 ${square.size + 4} ${square.size + 4}`} width="140" height="140">
          <rect x="-2" y="-2" width="100%" height="100%" fill="#fff" />
          <path d={square.path} fill="#000" shapeRendering="crispEdges" />
        </svg>
        <p className="muted">
          {words.address}
          <br />
          <span className="ltr">{address}</span>
        </p>
      </div>
      <p className="stack">
        <a className="btn wide" href={`/certificats/${certificate.id}/certificat.pdf`}>
          <Icon name="download" />
          {words.pdf}
        </a>
        <a className="btn second wide" href={`/certificats/${certificate.id}/certificat.png`}>
          <Icon name="download" />
          {words.picture}
        </a>
        <a className="btn second wide" href={`https://wa.me/?text=${encodeURIComponent(message)}`} rel="noreferrer" target="_blank">
          <Icon name="share-2" />
          {words.share}
        </a>
      </p>
    </LearnerPage>
  )
}
