import { FoldingTable } from '#app/interface/folding-table.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { Tag } from '#app/interface/tag.tsx'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { sayCount } from '#app/language/words.ts'
import { gradingWords } from '../words/words.ts'
import type { ShownQuery } from './shown-query.ts'
import { queryWords } from './words/words.ts'

type Props = { waiting: ShownQuery[]; answered: ShownQuery[]; isAnswered: boolean }

/** The questions about criteria of released results: those that wait, and those answered last. */
export function QueriesPage({ waiting, answered, isAnswered }: Props) {
  const words = useWords(queryWords)
  const { queue } = useWords(gradingWords)
  return (
    <StaffPage back={{ to: '/correction', label: queue.title }}>
      <h1>{words.title}</h1>
      {isAnswered && (
        <Notice kind="ok" isNews>
          {words.done}
        </Notice>
      )}
      <p className="lead">{words.lead}</p>
      {waiting.length === 0 ? <p className="card">{words.none}</p> : <Queries list={waiting} isWaiting />}
      {answered.length > 0 && (
        <section className="section stack">
          <h2>{words.recent}</h2>
          <Queries list={answered} isWaiting={false} />
        </section>
      )}
    </StaffPage>
  )
}

function Queries({ list, isWaiting }: { list: ShownQuery[]; isWaiting: boolean }) {
  const words = useWords(queryWords)
  const { queue } = useWords(gradingWords)
  const language = useLanguage()
  return (
    <FoldingTable
      caption={sayCount(words.caption, list.length, language)}
      columns={[
        { label: queue.columns.person },
        { label: words.criterion },
        { label: words.question },
        { label: isWaiting ? queue.columns.since.waiting : words.answeredSince },
      ]}
      lines={list.map((query) => ({
        key: query.id,
        cells: [
          <span key="person">
            <a href={`/correction/criteres/${query.id}`}>
              <bdi>{query.name}</bdi>
            </a>
            <span className="hint" dir="auto">
              {query.organisation ?? queue.noOrganisation}
            </span>
          </span>,
          <span key="criterion" dir="auto">
            {query.criterion}
          </span>,
          <span key="question" dir="auto">
            {query.body}
          </span>,
          <span key="since" className="tags">
            <span>{sayCount(queue.days, query.days, language)}</span>
            {query.state === 'escalated' && <Tag tone="warn">{words.third}</Tag>}
            {query.isOverdue && (
              <Tag tone="bad" icon="triangle-alert">
                {queue.overdue}
              </Tag>
            )}
            {!isWaiting && <Tag tone={query.wasSeen ? 'ok' : 'plain'}>{query.wasSeen ? words.seen : words.notSeen}</Tag>}
          </span>,
        ],
      }))}
    />
  )
}
