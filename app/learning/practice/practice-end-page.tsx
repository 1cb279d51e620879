import { LearnerPage } from '#app/interface/learner-page.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { useWords } from '#app/language/use-language.tsx'
import { say } from '#app/language/words.ts'
import type { Neighbour } from '../lesson/lesson.queries.server.ts'
import { WithTitle } from '../path/with-title.tsx'
import { learningWords } from '../words/words.ts'
import type { practiceEnd } from './practice.queries.server.ts'

type End = NonNullable<Awaited<ReturnType<typeof practiceEnd>>>

/** The end of a practice: how it went, which questions to look at again, and where to go on. */
export function PracticeEndPage({ end, next }: { end: End; next: Neighbour | null }) {
  const words = useWords(learningWords)
  const { practice } = words
  return (
    <LearnerPage back={{ to: `/lecons/${end.lessonKey}`, label: practice.backToLesson }}>
      <p className="eyebrow">{end.lessonTitle}</p>
      <h1>{say(practice.score, { right: end.rightAtFirst, of: end.of })}</h1>
      {end.again.length === 0 && <Notice kind="ok" title={practice.allRight} />}
      {end.again.length > 0 && (
        <section className="section stack">
          <h2>{practice.toReview}</h2>
          <ul className="tasks">
            {end.again.map(({ n, stem, isAnswered }) => (
              <li key={n}>
                <div>
                  <a href={`/lecons/${end.lessonKey}/questions/${n}${isAnswered ? '?encore=1' : ''}`} dir="auto">
                    {stem}
                  </a>
                  <span className="about">{isAnswered ? practice.notFirst : practice.unanswered}</span>
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p>
        {next ? (
          <a className="btn wide" href={next.kind === 'quiz' ? `/quiz/${next.key}` : `/lecons/${next.key}`}>
            {next.kind === 'quiz' ? (
              practice.nextQuiz
            ) : (
              <WithTitle phrase={practice.nextLesson} title={next.title} titleLanguage={next.titleLanguage} />
            )}
          </a>
        ) : (
          <a className="btn wide" href={`/modules/${end.moduleKey}`}>
            {practice.toModule}
          </a>
        )}
      </p>
    </LearnerPage>
  )
}
