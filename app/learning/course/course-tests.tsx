import { Tag } from '#app/interface/tag.tsx'
import { formatInstant } from '#app/language/dates.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { say, sayCount } from '#app/language/words.ts'
import type { TestOfCourse } from '../quiz/course-tests.queries.server.ts'
import { learningWords } from '../words/words.ts'

/** A test before or after a course on the page of the course; nothing where there is none, or where it closed unanswered. */
export function TestPart({ test, now }: { test: TestOfCourse | undefined; now: Date }) {
  const { tests: words } = useWords(learningWords)
  const language = useLanguage()
  if (!test || test.state === 'over') return null
  const { key, moment, state, questions, opensAt } = test
  return (
    <section className="section stack" aria-labelledby={key}>
      <h2 id={key}>{words[moment]}</h2>
      {state === 'done' ? (
        <p>
          <a className="back" href={`/quiz/${key}`}>
            <Tag tone="ok" icon="check">
              {words.done}
            </Tag>
          </a>
        </p>
      ) : (
        <p>{sayCount(words.about, questions, language)}</p>
      )}
      {state === 'later' && opensAt && <p className="muted">{say(words.later, { when: formatInstant(opensAt, language, now) })}</p>}
      {(state === 'todo' || state === 'begun') && (
        <p>
          <a className="btn second wide" href={`/quiz/${key}`}>
            {words[state === 'begun' ? 'goOn' : 'begin']}
          </a>
        </p>
      )}
    </section>
  )
}
