import { LearnerPage } from '#app/interface/learner-page.tsx'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { directionOf } from '#app/rules/languages.ts'
import { learningWords } from '../words/words.ts'
import type { Term } from './glossary.queries.server.ts'

const ORDER = ['fr', 'en', 'ar'] as const

/** The difficult words of a course with a plain meaning, and the same word in the two other languages. */
export function GlossaryPage({ courseId, course, terms }: { courseId: string; course: string; terms: Term[] }) {
  const { glossary: words } = useWords(learningWords)
  const language = useLanguage()
  const others = ORDER.filter((other) => other !== language)
  return (
    <LearnerPage back={{ to: `/cours/${courseId}`, label: course }}>
      <h1>{words.title}</h1>
      <dl className="facts">
        {terms.map(({ key, term, meaning }) => (
          <div key={key} id={key} className="card">
            <dt>{term[language]}</dt>
            <dd>{meaning}</dd>
            <dd className="muted">
              {others.map((other, index) => (
                <span key={other}>
                  {index > 0 && ' · '}
                  <bdi lang={other} dir={directionOf(other)}>
                    {term[other]}
                  </bdi>
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </LearnerPage>
  )
}
