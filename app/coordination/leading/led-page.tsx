import { LearnerPage } from '#app/interface/learner-page.tsx'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { say, sayCount } from '#app/language/words.ts'
import { firstName } from '#app/rules/names.ts'
import { MEMBER_STANDINGS } from '#app/rules/standing.ts'
import type { LedOrganisation } from './led.queries.server.ts'
import { ledWords } from './words/words.ts'

/** A leader's own organisation: who has begun, who has gone quiet, and a kind word to send. No marks. */
export function LedPage({ organisation, lines, origin }: LedOrganisation & { origin: string }) {
  const words = useWords(ledWords)
  const language = useLanguage()
  const cohorts = [...new Set(lines.map(({ cohort }) => cohort))]
  return (
    <LearnerPage back={{ to: '/menu', label: words.back }}>
      <h1 dir="auto">{organisation.name}</h1>
      <p className="lead">{words.lead}</p>
      {lines.length === 0 && <p className="card">{words.empty}</p>}
      {cohorts.map((cohort) => {
        const own = lines.filter((line) => line.cohort === cohort)
        return (
          <section key={cohort} className="section stack">
            <h2 dir="auto">{cohort}</h2>
            <p>
              {MEMBER_STANDINGS.filter((standing) => own.some((line) => line.standing === standing))
                .map((standing) => sayCount(words.counts[standing], own.filter((line) => line.standing === standing).length, language))
                .join(' ')}
            </p>
            <ul className="tasks">
              {own.map((line) => (
                <li key={line.id}>
                  <span>
                    <bdi>{line.name}</bdi>
                    {(line.standing === 'quiet' || line.standing === 'not-begun') && (
                      <span className="about">
                        <a
                          href={`https://wa.me/?text=${encodeURIComponent(say(ledWords[line.language].message, { name: firstName(line.name), link: `${origin}/` }))}`}
                          rel="noreferrer"
                          target="_blank"
                        >
                          {words.encourage}
                          <span className="hidden"> {line.name}</span>
                        </a>
                      </span>
                    )}
                  </span>
                  <span className="tag plain">{words.standings[line.standing]}</span>
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </LearnerPage>
  )
}
