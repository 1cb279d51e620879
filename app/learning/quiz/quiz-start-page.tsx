import { LearnerPage } from '#app/interface/learner-page.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { Tag } from '#app/interface/tag.tsx'
import { formatInstant } from '#app/language/dates.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { formatPercent, say, sayCount } from '#app/language/words.ts'
import { KeepButton } from '../offline/keep-button.tsx'
import { quizBytes } from '../offline/packs.ts'
import { learningWords } from '../words/words.ts'
import { backFrom } from './quiz-place.ts'
import type { quizFor } from './quiz.queries.server.ts'

export type QuizOnPage = NonNullable<Awaited<ReturnType<typeof quizFor>>>

/** Before a quiz: what it asks, what it takes to pass, the tries so far, one button. */
export function QuizStartPage({ quiz, now }: { quiz: QuizOnPage; now: Date }) {
  const words = useWords(learningWords)
  const language = useLanguage()
  const isTest = 'courseId' in quiz.place
  const waitsUntil = new Date((quiz.deadlineAt?.getTime() ?? 0) + (quiz.offlineHours ?? 0) * 3_600_000)
  // The time is over, and answers that were given in time may still come from a phone.
  const isWaited = quiz.isOpen && quiz.deadlineAt !== null && quiz.deadlineAt < now
  return (
    <LearnerPage back={backFrom(quiz.place, words)}>
      <p className="eyebrow">{quiz.moduleTitle}</p>
      <h1>{quiz.title}</h1>
      <p className="muted">
        {sayCount(words.quiz.questions, quiz.questions, language)} · {sayCount(words.minutes, quiz.minutes, language)}
      </p>
      <ul>
        <li>{isTest ? words.tests.noPass : say(words.quiz.passMark, { percent: formatPercent(quiz.passMark, language) })}</li>
        {quiz.limitMinutes === null ? <li>{words.quiz.noTimer}</li> : <li>{sayCount(words.quiz.limit, quiz.limitMinutes, language)}</li>}
        {quiz.left === null ? <li>{words.quiz.asOften}</li> : <li>{sayCount(words.quiz.left, quiz.left, language)}</li>}
        {quiz.method !== 'highest' && <li>{words.quiz.methods[quiz.method]}</li>}
        {quiz.closesAt && <li>{say(words.quiz.closes, { when: formatInstant(quiz.closesAt, language, now) })}</li>}
        <li>{words.quiz.saved}</li>
        {!isTest && <li>{words.quiz.results}</li>}
      </ul>
      {isWaited && (
        <Notice kind="warn" title={words.quiz.timeOver}>
          <p>{say(words.quiz.waitsForPhone, { when: formatInstant(waitsUntil, language, now) })}</p>
          <form method="post" action={`/quiz/${quiz.key}/verifier`}>
            <input type="hidden" name="attempt" value={quiz.attemptId ?? ''} />
            <button className="btn second">{words.quiz.send}</button>
          </form>
        </Notice>
      )}
      {quiz.deadlineAt && !isWaited && (
        <Notice kind="warn">{say(words.quiz.before, { when: formatInstant(quiz.deadlineAt, language, now) })}</Notice>
      )}
      {quiz.tries.some((one) => one.isPassed === null && !one.isAbandoned) && (
        <Notice kind="info" title={words.quiz.marking}>
          {words.quiz.markingText}
        </Notice>
      )}
      {quiz.counted !== null && <p>{say(words.quiz.counted, { percent: formatPercent(quiz.counted, language) })}</p>}
      {isWaited ? null : quiz.refused && !quiz.isOpen ? (
        <Notice kind="info" title={words.quiz.refusals[quiz.refused.because]}>
          {quiz.refused.at && quiz.refused.because !== 'closed' ? (
            <p>{say(words.quiz.from, { when: formatInstant(quiz.refused.at, language, now) })}</p>
          ) : null}
        </Notice>
      ) : (
        <form method="post" action={`/quiz/${quiz.key}`}>
          {!quiz.isOpen && quiz.attemptId && <input type="hidden" name="attempt" value={quiz.attemptId} />}
          <button className="btn wide">
            {isTest
              ? words.tests[quiz.isOpen ? 'goOn' : 'begin']
              : quiz.isOpen
                ? words.quiz.goOn
                : quiz.tries.length > 0
                  ? words.quiz.again
                  : words.quiz.begin}
          </button>
        </form>
      )}
      {quiz.isOpen || (!quiz.refused && quiz.limitMinutes === null) ? (
        <KeepButton kind="quiz" id={quiz.key} bytes={quizBytes(quiz.questions)} />
      ) : (
        !quiz.refused && <p className="hint">{words.quiz.beginOnline}</p>
      )}
      {quiz.tries.length > 0 && <Tries quiz={quiz} now={now} />}
    </LearnerPage>
  )
}

function Tries({ quiz, now }: { quiz: QuizOnPage; now: Date }) {
  const { quiz: words, tests } = useWords(learningWords)
  const isTest = 'courseId' in quiz.place
  const language = useLanguage()
  return (
    <section className="section stack">
      <h2>{words.tries}</h2>
      <ul className="tasks">
        {quiz.tries.map((one) => (
          <li key={one.n}>
            <div>
              <a href={one.isPassed === null ? `/quiz/${quiz.key}` : `/quiz/${quiz.key}/resultat?essai=${one.n}`}>
                {say(words.tryN, { n: one.n })}
              </a>
              <span className="about">{formatInstant(one.submittedAt, language, now)}</span>
            </div>
            {isTest && one.isPassed !== null ? (
              <Tag tone="ok" icon="check">
                {tests.done}
              </Tag>
            ) : one.isPassed ? (
              <Tag tone="ok" icon="check">
                {words.passed}
              </Tag>
            ) : (
              <Tag tone="plain">{one.isAbandoned ? words.abandoned : one.isPassed === null ? words.marking : words.notPassed}</Tag>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
