import { LearnerPage } from '#app/interface/learner-page.tsx'
import { typeset } from '#app/language/typeset.ts'
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
    <LearnerPage back={{ to: `/cours/${courseId}`, label: words.back }}>
      <h1>{words.title}</h1>
      <p className="muted" dir="auto">
        {course}
      </p>
      <dl className="facts">
        {terms.map(({ key, term, meaning }) => (
          <div key={key} id={key} className="card">
            <dt>{typeset(term[language], language)}</dt>
            <dd>{meaning}</dd>
            <dd className="muted">
              {others.map((other, index) => (
                <span key={other}>
                  {index > 0 && ' · '}
                  <bdi className="apart" lang={other} dir={directionOf(other)}>
                    {typeset(term[other], other)}
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
