import { Bars } from '#app/interface/pictures/bars.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { formatNumber, say } from '#app/language/words.ts'
import type { SteeredQuiz } from '../quizzes.queries.server.ts'
import type { QuestionAnalysis } from './load-analysis.queries.server.ts'
import { figureCells, NearAnswers, wrongText } from './question-figures.tsx'
import { analysisWords } from './words/words.ts'

type Props = { quiz: SteeredQuiz } & QuestionAnalysis

/** One question of a quiz: its figures, what people answered, the answers that were close, and the way to correct it. */
export function QuestionPage({ quiz, question, answered }: Props) {
  const words = useWords(analysisWords)
  const language = useLanguage()
  const to = `/cohortes/${quiz.cohortId}/quiz/${quiz.quizKey}`
  const { columns } = words
  const cells = figureCells(question, words, language)
  const lines = answered.map(({ key, count, isRight, isWhole, ...wrong }) => ({
    key,
    name: isWhole ? words.rightOnes : isRight ? `${wrongText(wrong, words)} (${words.right})` : wrongText(wrong, words),
    isRight,
    values: [isRight ? count : 0, isRight ? 0 : count],
  }))
  return (
    <StaffPage back={{ to: `${to}/analyse`, label: words.back }}>
      <p className="eyebrow">{[quiz.cohort, quiz.title, say(words.question, { n: formatNumber(question.place, language) })].join(' · ')}</p>
      <h1 dir="auto">{question.stem}</h1>
      {question.number !== null && <p className="muted">{say(words.version, { n: question.number })}</p>}
      <dl className="facts">
        {[columns.facility, columns.discrimination, columns.wrong, columns.time, columns.advice].map(
          (label, index) =>
            cells[index] !== '' && (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{cells[index]}</dd>
              </div>
            ),
        )}
      </dl>
      {question.discrimination !== null && <p className="hint">{words.discriminationText}</p>}
      <p>
        <a className="btn" href={`${to}/corriger/${question.version}`}>
          {words.repair}
        </a>
      </p>
      {lines.length > 0 && (
        <Bars
          id="reponses"
          title={words.chosen}
          sentence={words.firstOnly}
          lineName={words.answer}
          kinds={[
            { kind: 'good', name: words.right },
            { kind: 'late', name: words.wrongOnes },
          ]}
          lines={lines}
        />
      )}
      {question.near.length > 0 && (
        <section className="section stack" aria-labelledby="proches">
          <h2 id="proches">{words.near}</h2>
          <p className="hint">{words.nearText}</p>
          <NearAnswers question={question} to={to} />
        </section>
      )}
    </StaffPage>
  )
}
