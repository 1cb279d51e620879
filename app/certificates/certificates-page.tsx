import { LearnerPage } from '#app/interface/learner-page.tsx'
import { formatShortDay } from '#app/language/dates.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { textIn } from '#app/rules/languages.ts'
import type { Certificate, Earned } from './certificates.queries.server.ts'
import { certificateWords } from './words/words.ts'

/** The certificates somebody holds, and those they may ask for. */
export function CertificatesPage({ held, earned }: { held: Certificate[]; earned: Earned[] }) {
  const words = useWords(certificateWords)
  const language = useLanguage()
  return (
    <LearnerPage back={{ to: '/menu', label: words.back }}>
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      {held.length + earned.length === 0 && <p>{words.empty}</p>}
      {earned.length > 0 && <h2>{words.ready}</h2>}
      {earned.length > 0 && (
        <ul className="tasks">
          {earned.map(({ cohortId, courseId, title }) => (
            <li key={`${cohortId} ${courseId}`}>
              <a href={`/certificats/demander/${cohortId}/${courseId ?? 'parcours'}`}>{textIn(title, language)}</a>
            </li>
          ))}
        </ul>
      )}
      {held.length > 0 && <h2>{words.held}</h2>}
      {held.length > 0 && (
        <ul className="tasks">
          {held.map(({ id, title, completedOn }) => (
            <li key={id}>
              <span>
                <a href={`/certificats/${id}`}>{textIn(title, language)}</a>
                <span className="about">{formatShortDay(completedOn, language)}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </LearnerPage>
  )
}
