import { LearnerPage } from '#app/interface/learner-page.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { Tag } from '#app/interface/tag.tsx'
import { formatInstant } from '#app/language/dates.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { say, sayCount } from '#app/language/words.ts'
import { learningWords } from '../words/words.ts'
import type { quizToCheck } from './quiz.queries.server.ts'

type ToCheck = NonNullable<Awaited<ReturnType<typeof quizToCheck>>>

/** Before handing in: which questions have no answer yet, and one button to send. */
export function QuizCheckPage({ check, now }: { check: ToCheck; now: Date }) {
  const { quizKey, attemptId, questions, deadlineAt } = check
  const words = useWords(learningWords)
  const language = useLanguage()
  const missing = questions.filter((question) => !question.isAnswered)
  return (
    <LearnerPage back={{ to: `/quiz/${quizKey}`, label: words.quiz.leave }}>
      <h1>{words.quiz.checkTitle}</h1>
      {deadlineAt && <p className="muted">{say(words.quiz.before, { when: formatInstant(deadlineAt, language, now) })}</p>}
      <div hidden={missing.length > 0} data-when-all-kept="">
        <Notice kind="ok" title={words.quiz.allAnswered} />
      </div>
      {missing.length > 0 && (
        <div data-until-all-kept="">
          <Notice kind="warn" title={sayCount(words.quiz.missing, missing.length, language)} />
        </div>
      )}
      <ul className="tasks">
        {questions.map(({ n, isAnswered }) => (
          <li key={n}>
            <a href={`/quiz/${quizKey}/${n}`}>{say(words.question.place, { n, of: questions.length })}</a>
            <span hidden={!isAnswered} data-when-kept-at={`/quiz/${quizKey}/${n}`}>
              <Tag tone="plain">{words.quiz.answered}</Tag>
            </span>
            {!isAnswered && (
              <span data-until-kept-at={`/quiz/${quizKey}/${n}`}>
                <Tag tone="warn">{words.quiz.unanswered}</Tag>
              </span>
            )}
          </li>
        ))}
      </ul>
      <form method="post" action={`/quiz/${quizKey}/verifier`} className="stack">
        <input type="hidden" name="attempt" value={attemptId} />
        <p className="hint">{words.quiz.sendOnce}</p>
        <button className="btn wide">{words.quiz.send}</button>
      </form>
    </LearnerPage>
  )
}
