import { LearnerPage } from '#app/interface/learner-page.tsx'
import { formatInstant } from '#app/language/dates.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { say } from '#app/language/words.ts'
import { Problem } from '../practice/practice-page.tsx'
import { QuestionFields } from '#app/questions/question-fields.tsx'
import type { AnswerProblem } from '#app/questions/read-answer.ts'
import type { Filled } from '#app/questions/shown-question.ts'
import { learningWords } from '../words/words.ts'
import type { quizQuestion } from './quiz.queries.server.ts'

export type QuestionOnPage = NonNullable<Awaited<ReturnType<typeof quizQuestion>>> & { step: string }

/** One question of an open attempt. Going on keeps the answer; no answer is asked before going on. */
export function QuizQuestionPage({
  asked,
  now,
  refused,
}: {
  asked: QuestionOnPage
  now: Date
  refused: { because: AnswerProblem; filled: Filled } | null
}) {
  const words = useWords(learningWords)
  const language = useLanguage()
  const { quizKey, n, of, shown, deadlineAt } = asked
  return (
    <LearnerPage back={{ to: `/quiz/${quizKey}`, label: words.quiz.leave }}>
      <p className="eyebrow">{say(words.question.place, { n, of })}</p>
      {deadlineAt && <p className="muted">{say(words.quiz.before, { when: formatInstant(deadlineAt, language, now) })}</p>}
      {shown.language !== language && <p className="hint">{words.quiz.onlyFrench}</p>}
      <form method="post" action={`/quiz/${quizKey}/${n}`} className="stack">
        <input type="hidden" name="step" value={asked.step} />
        <input type="hidden" name="attempt" value={asked.attemptId} />
        {refused && <Problem because={refused.because} kind={shown.kind} />}
        <QuestionFields question={shown} filled={refused?.filled ?? asked.filled} problemId={refused ? 'erreurs' : undefined} />
        <button className="btn wide" name="go" value="next">
          {n < of ? words.quiz.next : words.quiz.toCheck}
        </button>
        {n > 1 && (
          <button className="btn quiet" name="go" value="previous">
            {words.quiz.previous}
          </button>
        )}
      </form>
    </LearnerPage>
  )
}
