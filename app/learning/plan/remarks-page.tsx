import { Icon } from '#app/interface/icon.tsx'
import { LearnerPage } from '#app/interface/learner-page.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { formatNumber, say, sayCount } from '#app/language/words.ts'
import { CriterionLink } from './criterion/criterion-link.tsx'
import type { CriterionLines } from './criterion/shown-criterion.ts'
import { criterionWords } from './criterion/words/words.ts'
import { RemarkCard } from './remark-card.tsx'
import { lateText } from './late-text.ts'
import type { ShownFeedback } from './shown-feedback.ts'
import { planWords } from './words/words.ts'

/** What the trainer says as a whole: the message, the result, and the level of each criterion in words before its points. */
export function FeedbackSummary({ feedback, asking }: { feedback: ShownFeedback; asking: CriterionLines }) {
  const { remarks: words } = useWords(planWords)
  const criterion = useWords(criterionWords)
  const language = useLanguage()
  const { result } = feedback
  return (
    <>
      {feedback.message.trim() !== '' && (
        <figure className="card now">
          <blockquote className="said" dir="auto">
            {feedback.message}
          </blockquote>
          <figcaption className="muted">
            <bdi>{feedback.trainer ?? words.trainer}</bdi>
            {' · '}
            {feedback.when}
          </figcaption>
        </figure>
      )}
      {result && (
        <Notice kind={feedback.isPassed ? 'ok' : 'info'} title={words.result}>
          <p>{feedback.isPassed ? words.passed : words.notPassedResult}</p>
          <p>
            {say(words.total, { points: formatNumber(result.points, language), of: result.of })}
            {result.of !== 100 && ` (${say(words.outOf100, { points: result.outOf100 })})`}
          </p>
          {feedback.late && <p>{lateText(feedback.late, words, language)}</p>}
        </Notice>
      )}
      {feedback.levels.length > 0 && (
        <section className="stack">
          <h2>{words.grid}</h2>
          <p className="muted">{words.gridLead}</p>
          {asking.until && <p className="muted">{say(criterion.until, { day: asking.until })}</p>}
          <dl className="facts card">
            {feedback.levels.map((level) => (
              <div key={level.id}>
                <dt>{level.title}</dt>
                <dd>
                  <b>{level.label}</b>
                  {' · '}
                  {say(words.points, { points: formatNumber(level.points, language), of: level.of })}
                </dd>
                <dd className="muted">{level.descriptor}</dd>
                {level.comment.trim() !== '' && <dd dir="auto">{level.comment}</dd>}
                <CriterionLink line={asking.lines[level.id]} title={level.title} />
              </div>
            ))}
          </dl>
        </section>
      )}
    </>
  )
}

type RemarksProps = {
  planId: string
  feedback: ShownFeedback | null
  /** The questions about criteria, and which may still be asked. */
  asking: CriterionLines
  mayAnswer: boolean
  /** A new key for each reply. */
  replyKeys: string[]
  days: number
  nextN: number
  others: number[]
}

function titleOf(words: { returned: string; accepted: string; notPassed: string }, feedback: ShownFeedback): string {
  if (feedback.verdict === 'return') return words.returned
  return feedback.isPassed === false ? words.notPassed : words.accepted
}

/** The remarks on the last released version, each to tick, to answer and to correct. */
export function RemarksPage({ planId, feedback, asking, mayAnswer, replyKeys, days, nextN, others }: RemarksProps) {
  const words = useWords(planWords)
  const language = useLanguage()
  const address = `/plan/${planId}`
  const back = { to: '/accueil', label: words.home }
  if (!feedback)
    return (
      <LearnerPage back={back}>
        <h1>{words.plan.readRemarks}</h1>
        <p>{words.remarks.none}</p>
        <p>{say(words.remarks.noneYet, { days: sayCount(words.remarks.days, days, language) })}</p>
        <p>
          <a className="btn" href={address}>
            {words.toPlan}
          </a>
        </p>
      </LearnerPage>
    )
  const ticked = feedback.remarks.filter(({ isTicked }) => isTicked).length
  const next = feedback.remarks.find(({ isTicked, partId }) => !isTicked && partId !== null)
  return (
    <LearnerPage back={back}>
      <h1>{say(titleOf(words.remarks, feedback), { n: feedback.n })}</h1>
      <FeedbackSummary feedback={feedback} asking={asking} />
      {feedback.remarks.length > 0 && (
        <section className="stack">
          <h2>{words.remarks.list}</h2>
          {mayAnswer && <p>{sayCount(words.remarks.handled, ticked, language, { of: feedback.remarks.length })}</p>}
          {feedback.remarks.map((remark, index) => (
            <RemarkCard
              key={remark.id}
              remark={remark}
              actions={mayAnswer ? { address, replyKey: replyKeys[index] ?? '', isNext: remark === next } : null}
            />
          ))}
        </section>
      )}
      {mayAnswer && (
        <p>
          <a className={next ? 'btn second wide' : 'btn wide'} href={`${address}/verifier`}>
            <Icon name="send" />
            {say(words.remarks.sendNext, { n: nextN })}
          </a>
        </p>
      )}
      <p>
        <a className="alone" href={`${address}/versions/${feedback.n}`}>
          {say(words.plan.readVersion, { n: feedback.n })}
        </a>
      </p>
      {others.length > 0 && (
        <section className="stack">
          <h2>{words.remarks.otherVersions}</h2>
          <ul>
            {others.map((n) => (
              <li key={n}>
                <a className="alone" href={`${address}/versions/${n}`}>
                  {say(words.plan.version, { n })}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </LearnerPage>
  )
}
