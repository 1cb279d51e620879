import { FoldingTable } from '#app/interface/folding-table.tsx'
import { Bars } from '#app/interface/pictures/bars.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { formatNumber, formatPercent, say, sayCount } from '#app/language/words.ts'
import type { Language } from '#app/rules/languages.ts'
import type { SteeredQuiz } from '../quizzes.queries.server.ts'
import { quizzesWords } from '../words/words.ts'
import { analysisAddress, ORDERS, type AnalysisWish } from './analysis.forms.ts'
import type { Analysis } from './load-analysis.queries.server.ts'
import { figureCells, NearAnswers } from './question-figures.tsx'
import { analysisWords } from './words/words.ts'

type Props = { quiz: SteeredQuiz; wish: AnalysisWish; analysis: Analysis }

/** Which questions of a quiz work: a table and a picture of the first attempts, the answers that were close, and how far the result can be trusted. */
export function AnalysisPage({ quiz, wish, analysis }: Props) {
  const words = useWords(analysisWords)
  const all = useWords(quizzesWords)
  const language = useLanguage()
  const to = `/cohortes/${quiz.cohortId}/quiz/${quiz.quizKey}`
  const near = analysis.questions.filter((question) => question.near.length > 0)
  return (
    <StaffPage wide back={{ to: `/cohortes/${quiz.cohortId}/quiz`, label: all.title }}>
      <p className="eyebrow">{[quiz.cohort, quiz.moduleTitle].join(' · ')}</p>
      <h1>{[words.title, quiz.title].join(' · ')}</h1>
      <p className="lead">
        {analysis.people === 0
          ? sayCount(words.people, 0, language)
          : [
              sayCount(words.people, analysis.people, language),
              sayCount(words.finished, analysis.finished, language),
              sayCount(words.tries, analysis.attempts, language),
            ].join(' · ')}
      </p>
      <p className="row no-print">
        <a className="btn second" href={to}>
          {words.settings}
        </a>
        <a className="btn second" href={`${to}/corrections`}>
          {words.corrections}
        </a>
      </p>
      <nav className="tabs" aria-label={words.scope}>
        {(['une', 'toutes'] as const).map((cohortes) => (
          <a
            key={cohortes}
            href={analysisAddress(quiz, { ...wish, cohortes })}
            aria-current={cohortes === wish.cohortes ? 'page' : undefined}
          >
            {cohortes === 'une' ? words.own : words.all}
          </a>
        ))}
      </nav>
      {analysis.questions.length > 0 && (
        <>
          <p className="muted">{words.firstOnly}</p>
          <nav className="row no-print" aria-label={words.sort}>
            <span className="muted">{words.sort}</span>
            {ORDERS.map((tri) => (
              <a
                key={tri}
                className="btn quiet"
                href={analysisAddress(quiz, { ...wish, tri })}
                aria-current={tri === wish.tri ? 'page' : undefined}
              >
                {words.orders[tri]}
              </a>
            ))}
          </nav>
          <QuestionTable analysis={analysis} to={to} />
          <details>
            <summary>{words.discriminationTitle}</summary>
            <p>{words.discriminationText}</p>
          </details>
          <Picture analysis={analysis} />
          {near.length > 0 && (
            <section className="section stack" aria-labelledby="proches">
              <h2 id="proches">{words.near}</h2>
              <p className="hint">{words.nearText}</p>
              {near.map((question) => (
                <section key={question.version} className="card">
                  <h3 dir="auto">{numbered(question, language)}</h3>
                  <NearAnswers question={question} to={to} />
                </section>
              ))}
            </section>
          )}
          <Whole analysis={analysis} />
        </>
      )}
    </StaffPage>
  )
}

const numbered = ({ place, stem }: { place: number; stem: string }, language: Language) => `${formatNumber(place, language)}. ${stem}`

function QuestionTable({ analysis, to }: { analysis: Analysis; to: string }) {
  const words = useWords(analysisWords)
  const language = useLanguage()
  const { columns } = words
  return (
    <FoldingTable
      caption={sayCount(words.caption, analysis.questions.length, language)}
      columns={[
        { label: columns.question },
        { label: columns.facility, isNumber: true },
        { label: columns.discrimination, isNumber: true },
        { label: columns.wrong },
        { label: columns.time, isNumber: true },
        { label: columns.advice },
      ]}
      lines={analysis.questions.map((question) => ({
        key: question.version,
        cells: [
          <a key="question" href={`${to}/analyse/${question.version}`} dir="auto">
            {numbered(question, language)}
            {question.number !== null && <span className="hint">{say(words.version, { n: question.number })}</span>}
          </a>,
          ...figureCells(question, words, language),
        ],
      }))}
    />
  )
}

function Picture({ analysis }: { analysis: Analysis }) {
  const words = useWords(analysisWords)
  const language = useLanguage()
  const shown = analysis.questions.flatMap(({ version, place, stem, facility }) =>
    facility === null ? [] : [{ key: version, name: numbered({ place, stem }, language), place, facility }],
  )
  const [hardest] = [...shown].sort((one, other) => one.facility - other.facility)
  if (!hardest) return null
  return (
    <Bars
      id="facile"
      title={words.picture}
      sentence={say(words.pictureText, { n: hardest.place, percent: formatPercent(Math.round(hardest.facility * 100), language) })}
      lineName={words.columns.question}
      kinds={[{ kind: 'main', name: words.percentUnit }]}
      scale={100}
      lines={shown.map(({ key, name, facility }) => ({ key, name, values: [Math.round(facility * 100)] }))}
    />
  )
}

const SAMPLE = 60

function Whole({ analysis }: { analysis: Analysis }) {
  const words = useWords(analysisWords)
  const language = useLanguage()
  const { mean, trust } = analysis
  const percent = (value: number) => formatPercent(Math.round(Math.min(100, Math.max(0, value))), language)
  return (
    <section className="section stack" aria-labelledby="entier">
      <h2 id="entier">{words.whole}</h2>
      <dl className="facts">
        <div>
          <dt>{words.mean}</dt>
          <dd>{mean === null ? words.tooFew : percent(mean)}</dd>
        </div>
        {trust && (
          <>
            <div>
              <dt>{words.alpha}</dt>
              <dd>
                {formatNumber(trust.alpha, language, 2)}
                <span className="hint">{words.verdicts[trust.verdict]}</span>
              </dd>
            </div>
            <div>
              <dt>{words.error}</dt>
              <dd>
                {say(words.errorValue, { percent: formatPercent(trust.errorPercent, language, 1) })}
                <span className="hint">
                  {say(words.errorText, { low: percent(SAMPLE - trust.errorPercent), high: percent(SAMPLE + trust.errorPercent) })}
                </span>
              </dd>
            </div>
          </>
        )}
      </dl>
      {!trust && <p className="hint">{words.noTrust}</p>}
    </section>
  )
}
