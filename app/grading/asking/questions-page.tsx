import { FoldingTable } from '#app/interface/folding-table.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { Tag } from '#app/interface/tag.tsx'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { sayCount } from '#app/language/words.ts'
import { gradingWords } from '../words/words.ts'
import type { ShownQuestion } from './shown-question.ts'

type Props = { waiting: ShownQuestion[]; answered: ShownQuestion[]; isAnswered: boolean }

/** The questions about parts of plans that are being written: those that wait, and those answered last. */
export function QuestionsPage({ waiting, answered, isAnswered }: Props) {
  const { asking: words, queue } = useWords(gradingWords)
  return (
    <StaffPage back={{ to: '/correction', label: queue.title }}>
      <h1>{words.title}</h1>
      {isAnswered && (
        <Notice kind="ok" isNews>
          {words.done}
        </Notice>
      )}
      <p className="lead">{words.lead}</p>
      {waiting.length === 0 ? <p className="card">{words.none}</p> : <Questions list={waiting} isAnswered={false} />}
      {answered.length > 0 && (
        <section className="section stack">
          <h2>{words.answered}</h2>
          <Questions list={answered} isAnswered />
        </section>
      )}
    </StaffPage>
  )
}

function Questions({ list, isAnswered }: { list: ShownQuestion[]; isAnswered: boolean }) {
  const { asking: words, queue } = useWords(gradingWords)
  const language = useLanguage()
  return (
    <FoldingTable
      caption={sayCount(words.caption, list.length, language)}
      columns={[
        { label: queue.columns.person },
        { label: words.part },
        { label: words.question },
        { label: isAnswered ? words.answeredSince : queue.columns.since.waiting },
      ]}
      lines={list.map((asked) => ({
        key: asked.id,
        cells: [
          <span key="person">
            <a href={`/correction/avis/${asked.id}`}>
              <bdi>{asked.name}</bdi>
            </a>
            <span className="hint" dir="auto">
              {asked.organisation ?? queue.noOrganisation}
            </span>
          </span>,
          <span key="part" dir="auto">
            {asked.part}
          </span>,
          <span key="question" dir="auto">
            {asked.question === '' ? words.onlyRemarks : asked.question}
          </span>,
          <span key="since" className="tags">
            <span>{sayCount(queue.days, asked.days, language)}</span>
            {asked.isOverdue && (
              <Tag tone="bad" icon="triangle-alert">
                {queue.overdue}
              </Tag>
            )}
            {isAnswered && <Tag tone={asked.wasSeen ? 'ok' : 'plain'}>{asked.wasSeen ? words.seen : words.notSeen}</Tag>}
          </span>,
        ],
      }))}
    />
  )
}
