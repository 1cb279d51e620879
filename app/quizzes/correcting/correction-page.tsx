import { FoldingTable } from '#app/interface/folding-table.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { ProgressBar } from '#app/interface/progress-bar.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { Tag } from '#app/interface/tag.tsx'
import { formatInstant } from '#app/language/dates.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { formatNumber, formatPercent, say, sayCount } from '#app/language/words.ts'
import type { SteeredQuiz } from '../quizzes.queries.server.ts'
import type { CorrectionShown } from './corrections.queries.server.ts'
import { correctingWords } from './words/words.ts'

type Props = { quiz: SteeredQuiz; correction: CorrectionShown; now: Date }

/** A correction: before it is decided what it would change for each person, then how far the work has come and what it changed. */
export function CorrectionPage({ quiz, correction, now }: Props) {
  const words = useWords(correctingWords)
  const language = useLanguage()
  const to = `/cohortes/${quiz.cohortId}/quiz/${quiz.quizKey}`
  const { rehearsal } = correction
  return (
    <StaffPage back={{ to: `${to}/corrections`, label: words.list }}>
      <p className="eyebrow">{[quiz.cohort, quiz.title].join(' · ')}</p>
      <h1>{rehearsal ? words.previewTitle : words.title}</h1>
      <p className="lead" dir="auto">
        {correction.stem}
      </p>
      <dl className="facts">
        <div>
          <dt>{words.marks}</dt>
          <dd>
            {words.choices[correction.choice]}
            {correction.onlyIfHigher && <span className="hint">{words.onlyIfHigher}</span>}
          </dd>
        </div>
        <div>
          <dt>{words.reason}</dt>
          <dd dir="auto">{correction.reason}</dd>
        </div>
      </dl>
      {rehearsal ? <Rehearsal correction={correction} rehearsal={rehearsal} to={to} /> : <Decided correction={correction} now={now} />}
      {!rehearsal && (
        <p>
          <a className="btn second" href={`${to}/analyse`}>
            {words.toAnalysis}
          </a>
        </p>
      )}
      {rehearsal && rehearsal.rest > 0 && <p className="muted">{say(words.rest, { n: formatNumber(rehearsal.rest, language) })}</p>}
    </StaffPage>
  )
}

function Decided({ correction, now }: { correction: CorrectionShown; now: Date }) {
  const words = useWords(correctingWords)
  const language = useLanguage()
  const { attemptsToDo: of, attemptsDone, appliedAt, decidedAt, madeBy } = correction
  const done = Math.min(attemptsDone, of)
  return (
    <>
      {decidedAt && (
        <p className="muted">{say(words.decided, { when: formatInstant(decidedAt, language, now), name: madeBy ?? words.somebody })}</p>
      )}
      {appliedAt ? (
        <Notice kind="ok" title={words.applied} isNews>
          {sayCount(words.told, correction.peopleChanged, language)}
        </Notice>
      ) : (
        <>
          <ProgressBar done={done} of={of}>
            {say(words.progress, { done: formatNumber(done, language), of: formatNumber(of, language) })}
          </ProgressBar>
          <p className="hint">{words.progressHint}</p>
          <p>
            <a className="btn second" href="">
              {words.refresh}
            </a>
          </p>
        </>
      )}
    </>
  )
}

function Rehearsal({
  correction,
  rehearsal,
  to,
}: {
  correction: CorrectionShown
  rehearsal: NonNullable<CorrectionShown['rehearsal']>
  to: string
}) {
  const words = useWords(correctingWords)
  const language = useLanguage()
  const percent = (value: number) => formatPercent(value, language)
  return (
    <>
      <Notice kind={rehearsal.lower > 0 ? 'warn' : 'info'} title={sayCount(words.concerned, rehearsal.people, language)}>
        <p>
          {[
            sayCount(words.changed, rehearsal.changed, language),
            sayCount(words.newPasses, rehearsal.newPasses, language),
            rehearsal.lower > 0 ? sayCount(words.lower, rehearsal.lower, language) : '',
            rehearsal.finished > 0 ? sayCount(words.finished, rehearsal.finished, language) : '',
          ]
            .filter((text) => text !== '')
            .join(' ')}
        </p>
        <p>{words.passStays}</p>
        {rehearsal.isRepaired && <p>{words.repairedFor}</p>}
      </Notice>
      {rehearsal.lines.length > 0 && (
        <FoldingTable
          caption={words.table}
          columns={[
            { label: words.columns.person },
            { label: words.columns.attempt, isNumber: true },
            { label: words.columns.before, isNumber: true },
            { label: words.columns.after, isNumber: true },
            { label: words.columns.pass },
          ]}
          lines={rehearsal.lines.map((line) => ({
            key: line.attemptId,
            cells: [
              <bdi key="name">{line.name}</bdi>,
              formatNumber(line.n, language),
              percent(line.before),
              percent(line.after),
              <span key="pass" className="row">
                {line.willPass && !line.isPassed ? (
                  <Tag tone="ok" icon="check">
                    {words.nowPasses}
                  </Tag>
                ) : (
                  <span>{line.isPassed ? words.staysPassed : words.notPassed}</span>
                )}
                {line.isFinished && <Tag tone="info">{words.courseDone}</Tag>}
              </span>,
            ],
          }))}
        />
      )}
      <form method="post" action={`${to}/corrections/${correction.id}`} className="row">
        <button className="btn" name="act" value="apply">
          {words.apply}
        </button>
        <a className="btn second" href={`${to}/corriger/${correction.questionVersionId}?brouillon=${correction.id}`}>
          {words.again}
        </a>
        <button className="btn quiet" name="act" value="discard">
          {words.discard}
        </button>
      </form>
      <p className="hint">{words.proof}</p>
    </>
  )
}
