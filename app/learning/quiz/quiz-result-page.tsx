import { Icon } from '#app/interface/icon.tsx'
import { LearnerPage } from '#app/interface/learner-page.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { saidIn } from '#app/interface/said-in.ts'
import { Tag } from '#app/interface/tag.tsx'
import { formatInstant } from '#app/language/dates.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { formatNumber, formatPercent, say, sayCount } from '#app/language/words.ts'
import { AnswerLines } from '#app/questions/answer-lines.tsx'
import { Pictures } from '#app/questions/pictures.tsx'
import { WithTitle } from '../path/with-title.tsx'
import { learningWords } from '../words/words.ts'
import { backFrom } from './quiz-place.ts'
import type { quizResult } from './result.queries.server.ts'

export type ResultOnPage = NonNullable<Awaited<ReturnType<typeof quizResult>>>
type Marked = ResultOnPage['questions'][number]

/** The result of a quiz: the score and the pass mark, then each question with its answer, its reason and the lesson to read again. */
export function QuizResultPage({ result, isTooLate, now }: { result: ResultOnPage; isTooLate: boolean; now: Date }) {
  const words = useWords(learningWords)
  const language = useLanguage()
  const { percent, before, rightCount, questions } = result
  const shownPercent = percent === null ? '' : formatPercent(percent, language)
  const passMark = formatPercent(result.passMark, language)
  const back = backFrom(result.place, words)
  const isTest = 'courseId' in result.place
  return (
    <LearnerPage back={back}>
      <p className="eyebrow">{result.title}</p>
      <h1>
        {percent === null || rightCount === null
          ? `${words.quiz.result} ${shownPercent}`
          : sayCount(words.quiz.score, rightCount, language, { percent: shownPercent, of: questions.length })}
      </h1>
      {result.isTimedOut && <Notice kind="warn">{words.quiz.timedOut}</Notice>}
      {before !== null && (
        <Notice kind="info" title={words.quiz.corrected}>
          {say(words.quiz.correctedText, { before: formatPercent(before, language), after: shownPercent })}
        </Notice>
      )}
      {result.showsKeysLater && <p className="hint">{words.quiz.laterMore}</p>}
      {isTooLate && <Notice kind="warn">{words.quiz.tooLate}</Notice>}
      {isTest ? (
        <Notice kind="ok" title={words.tests.done}>
          {words.tests.doneText}
        </Notice>
      ) : result.isPassed ? (
        <Notice kind="ok" title={words.quiz.passed}>
          {words.quiz.passedText}
        </Notice>
      ) : (
        <Notice kind="info" title={words.quiz.notPassed}>
          {say(words.quiz.notPassedText, { percent: passMark })}
        </Notice>
      )}
      <p className="muted">
        {say(words.quiz.tryN, { n: result.n })}
        {result.submittedAt && ` · ${formatInstant(result.submittedAt, language, now)}`}
      </p>
      {result.clientFinishedAt && result.receivedAt && (
        <p className="muted">
          {say(words.quiz.bothTimes, {
            finished: formatInstant(result.clientFinishedAt, language, now),
            received: formatInstant(result.receivedAt, language, now),
          })}
        </p>
      )}
      {result.source === 'paper' && (
        <p className="muted" dir="auto">
          {result.enteredBy === null ? words.quiz.onPaper : say(words.quiz.onPaperBy, { name: result.enteredBy })}
        </p>
      )}
      {isTest || result.isPassed ? (
        <p>
          <a className="btn wide" href={back.to}>
            {isTest ? words.tests.toCourse : words.quiz.toModule}
          </a>
        </p>
      ) : (
        <p>
          <a className="btn wide" href={result.mayTryAgain ? `/quiz/${result.quizKey}` : back.to}>
            {result.mayTryAgain ? words.quiz.again : words.quiz.toModule}
          </a>
        </p>
      )}
      {questions.map((question) => (
        <MarkedQuestion key={question.n} question={question} of={questions.length} />
      ))}
      {result.isPassed && result.mayTryAgain && (
        <p>
          <a className="btn second wide" href={`/quiz/${result.quizKey}`}>
            {words.quiz.again}
          </a>
        </p>
      )}
    </LearnerPage>
  )
}

const VERDICTS = {
  right: { tone: 'ok', icon: 'check' },
  partly: { tone: 'info', icon: 'circle-dot' },
  wrong: { tone: 'warn', icon: 'x' },
  dropped: { tone: 'plain', icon: 'info' },
} as const

function MarkedQuestion({ question, of }: { question: Marked; of: number }) {
  const words = useWords(learningWords)
  const language = useLanguage()
  const said = saidIn(question.language, language)
  const { verdict, points } = question
  return (
    <section className="card" aria-labelledby={`q${question.n}`}>
      <p className="row between">
        <span className="eyebrow">{say(words.question.place, { n: question.n, of })}</span>
        {verdict && (
          <Tag tone={VERDICTS[verdict].tone} icon={VERDICTS[verdict].icon}>
            {words.quiz[verdict]}
          </Tag>
        )}
      </p>
      <h2 id={`q${question.n}`} className="asked" {...said}>
        {question.stem}
      </h2>
      <Pictures of={question.pictures} beside={question.stem} language={question.language} />
      {question.isRepaired && <Notice kind="info">{words.quiz.repaired}</Notice>}
      <dl className="facts">
        {question.answer && (
          <div>
            <dt>{words.quiz.yourAnswer}</dt>
            <dd {...said}>
              <AnswerLines answer={question.answer} />
            </dd>
          </div>
        )}
        {points && points.max > 1 && (
          <div>
            <dt>{words.quiz.points}</dt>
            <dd>{say(words.quiz.pointsOf, { mark: formatNumber(Math.round(points.mark * 100) / 100, language), max: points.max })}</dd>
          </div>
        )}
        {question.key && (
          <div>
            <dt>{words.quiz.rightAnswer}</dt>
            <dd {...said}>
              <AnswerLines answer={question.key} />
            </dd>
          </div>
        )}
        {question.trainerSays !== null && (
          <div>
            <dt>{words.quiz.trainerSays}</dt>
            {question.trainerSays.split(/\n+/).map((paragraph, index) => (
              <dd key={index} dir="auto">
                {paragraph}
              </dd>
            ))}
          </div>
        )}
        {question.why.length > 0 && (
          <div>
            <dt>{words.quiz.why}</dt>
            {question.why.map((text) => (
              <dd key={text} {...said}>
                {text}
              </dd>
            ))}
            {question.whyPictures.length > 0 && (
              <dd>
                <Pictures of={question.whyPictures} beside={question.why.at(-1) ?? ''} language={question.language} />
              </dd>
            )}
          </div>
        )}
      </dl>
      {question.lesson && verdict !== 'right' && (
        <p>
          <a className="back" href={`/lecons/${question.lesson.key}`}>
            <Icon name="book-open" />
            <WithTitle phrase={words.quiz.reread} title={question.lesson.title} titleLanguage={question.lesson.titleLanguage} />
          </a>
        </p>
      )}
    </section>
  )
}
