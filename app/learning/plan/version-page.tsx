import { FileList } from '#app/interface/files/file-list.tsx'
import { filesWords } from '#app/interface/files/words/words.ts'
import { Icon } from '#app/interface/icon.tsx'
import { LearnerPage } from '#app/interface/learner-page.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { PlanText } from '#app/interface/plan/plan-text.tsx'
import { ReadTable } from '#app/interface/plan/read-table.tsx'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { say } from '#app/language/words.ts'
import type { CriterionLines } from './criterion/shown-criterion.ts'
import { RemarkCard } from './remark-card.tsx'
import { FeedbackSummary } from './remarks-page.tsx'
import type { ReadVersion } from './shown-version.ts'
import { planWords } from './words/words.ts'

/** The sheets of a version to keep, to print or to pass on. */
function PaperLinks({ version }: { version: ReadVersion }) {
  const { paper: words } = useWords(planWords)
  const address = `/plan/${version.planId}/versions/${version.n}`
  return (
    <p className="row">
      <a className="btn second" href={`${address}/plan.pdf`}>
        <Icon name="download" />
        {words.plan}
      </a>
      {version.feedback && (
        <a className="btn second" href={`${address}/remarques.pdf`}>
          <Icon name="download" />
          {words.feedback}
        </a>
      )}
    </p>
  )
}

/** A version of a plan as it was sent, with the remarks on it once they are released. */
export function VersionPage({ version, asking }: { version: ReadVersion; asking: CriterionLines }) {
  const words = useWords(planWords)
  const address = `/plan/${version.planId}`
  const listed = useWords(filesWords)
  const language = useLanguage()
  const { feedback } = version
  return (
    <LearnerPage back={{ to: address, label: words.toPlan }}>
      <p className="eyebrow">{version.planTitle}</p>
      <h1>{say(words.version.title, { n: version.n })}</h1>
      <p>
        {say(words.version.sent, { when: version.when })}
        {' · '}
        <a href={`${address}/recu/${version.n}`}>{say(words.version.receipt, { code: version.code })}</a>
      </p>
      <PaperLinks version={version} />
      {version.isWithdrawn && <Notice kind="info">{words.receipt.titleWithdrawn}</Notice>}
      {feedback && <FeedbackSummary feedback={feedback} asking={asking} />}
      {feedback && feedback.remarks.length > 0 && (
        <section className="stack">
          <h2>{words.version.remarks}</h2>
          {feedback.remarks.map((remark) => (
            <RemarkCard key={remark.id} remark={remark} actions={null} />
          ))}
        </section>
      )}
      {version.parts.map((part) => (
        <section key={part.id} className="section stack" aria-labelledby={`h-${part.id}`}>
          <h2 id={`h-${part.id}`}>{part.title}</h2>
          {part.text.trim() === '' && part.tables.length === 0 && part.files.length === 0 ? (
            <p className="muted">{words.part.nothing}</p>
          ) : (
            <PlanText text={part.text} />
          )}
          {part.tables.map((table) => (
            <ReadTable key={table.id} table={table} />
          ))}
          <FileList files={part.files} words={listed} language={language} />
        </section>
      ))}
    </LearnerPage>
  )
}
