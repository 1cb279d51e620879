import { Icon } from '#app/interface/icon.tsx'
import { LearnerPage } from '#app/interface/learner-page.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { say, sayCount } from '#app/language/words.ts'
import type { WithdrawRefusal } from '#app/rules/grading.ts'
import { planWords } from './words/words.ts'

export type Receipt = {
  title: string
  planId: string
  planTitle: string
  n: number
  code: string
  when: string
  /** When it was sent on a phone without a network. */
  finishedWhen: string | null
  withdrawnWhen: string | null
  readers: string[]
  answerBy: string
  daysLate: number
  shared: string
  isAnswered: boolean
  mayWithdraw: boolean
  refused: WithdrawRefusal | null
}

function Facts({ receipt }: { receipt: Receipt }) {
  const { receipt: words } = useWords(planWords)
  const language = useLanguage()
  const comma = language === 'ar' ? '، ' : ', '
  const facts = [
    ...(receipt.finishedWhen ? [{ name: words.finished, value: `${receipt.finishedWhen} (${words.morocco})` }] : []),
    { name: words.when, value: `${receipt.when} (${words.morocco})` },
    { name: words.version, value: String(receipt.n) },
    ...(receipt.daysLate > 0 ? [{ name: words.late, value: sayCount(words.lateDays, receipt.daysLate, language) }] : []),
    { name: words.reader, value: receipt.readers.length > 0 ? receipt.readers.join(comma) : words.anyTrainer },
    ...(receipt.withdrawnWhen || receipt.isAnswered ? [] : [{ name: words.answerBy, value: receipt.answerBy }]),
  ]
  return (
    <dl className="facts card">
      <div>
        <dt>{words.code}</dt>
        <dd>
          <b className="lead ltr">{receipt.code}</b>
        </dd>
      </div>
      {facts.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <bdi>{value}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** The receipt of a hand-in: number, hour, version, who answers by when; to print, share, or take back while nobody reads it. */
export function ReceiptPage({ receipt }: { receipt: Receipt }) {
  const words = useWords(planWords)
  const address = `/plan/${receipt.planId}`
  return (
    <LearnerPage back={{ to: address, label: words.toPlan }}>
      <p className="eyebrow">{receipt.planTitle}</p>
      <h1>{receipt.title}</h1>
      {receipt.refused && (
        <Notice kind="bad" isNews>
          {words.receipt.refusals[receipt.refused]}
        </Notice>
      )}
      {receipt.withdrawnWhen && <Notice kind="info">{say(words.receipt.withdrawn, { when: receipt.withdrawnWhen })}</Notice>}
      <Facts receipt={receipt} />
      <p className="row no-print">
        <a className="btn" href={`https://wa.me/?text=${encodeURIComponent(receipt.shared)}`} rel="noreferrer">
          <Icon name="share-2" />
          {words.receipt.share}
        </a>
        <button type="button" className="btn second" hidden data-print="">
          <Icon name="printer" />
          {words.receipt.print}
        </button>
      </p>
      <details className="no-print">
        <summary>{words.receipt.text}</summary>
        <p className="said" dir="auto">
          {receipt.shared}
        </p>
      </details>
      <p>
        <a className="alone" href={`${address}/versions/${receipt.n}`}>
          {words.receipt.read}
        </a>
      </p>
      {receipt.mayWithdraw && (
        <form method="post" action={`${address}/recu/${receipt.n}`} className="section stack no-print">
          <p className="muted">{words.receipt.withdrawWhy}</p>
          <p>
            <button className="btn danger">
              <Icon name="undo-2" />
              {words.receipt.withdraw}
            </button>
          </p>
        </form>
      )}
    </LearnerPage>
  )
}
