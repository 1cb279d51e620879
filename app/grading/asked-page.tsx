import type { ReactNode } from 'react'
import { FoldingTable } from '#app/interface/folding-table.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { Tag } from '#app/interface/tag.tsx'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { sayCount, type Counted } from '#app/language/words.ts'
import { gradingWords } from './words/words.ts'

/** A question of an author, as a line of a list; `about` names the part or criterion it is about, `tag` what else it stands out by. */
export type AskedLine = {
  id: string
  to: string
  name: string
  organisation: string | null
  about: string
  question: string
  days: number
  isOverdue: boolean
  wasSeen: boolean
  tag?: ReactNode
}

/** What a list of questions is called. */
export type AskedWords = {
  title: string
  lead: string
  done: string
  none: string
  recent: string
  caption: Counted
  about: string
  question: string
  answeredSince: string
  seen: string
  notSeen: string
}

type Props = { words: AskedWords; waiting: AskedLine[]; answered: AskedLine[]; isAnswered: boolean }

/** Questions that authors asked those who mark: those that wait, and those answered last. */
export function AskedPage({ words, waiting, answered, isAnswered }: Props) {
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
      {waiting.length === 0 ? <p className="card">{words.none}</p> : <Asked words={words} list={waiting} isAnswered={false} />}
      {answered.length > 0 && (
        <section className="section stack">
          <h2>{words.recent}</h2>
          <Asked words={words} list={answered} isAnswered />
        </section>
      )}
    </StaffPage>
  )
}

function Asked({ words, list, isAnswered }: { words: AskedWords; list: AskedLine[]; isAnswered: boolean }) {
  const { queue } = useWords(gradingWords)
  const language = useLanguage()
  return (
    <FoldingTable
      caption={sayCount(words.caption, list.length, language)}
      columns={[
        { label: queue.columns.person },
        { label: words.about },
        { label: words.question },
        { label: isAnswered ? words.answeredSince : queue.columns.since.waiting },
      ]}
      lines={list.map((asked) => ({
        key: asked.id,
        cells: [
          <span key="person">
            <a href={asked.to}>
              <bdi>{asked.name}</bdi>
            </a>
            <span className="hint" dir="auto">
              {asked.organisation ?? queue.noOrganisation}
            </span>
          </span>,
          <span key="about" dir="auto">
            {asked.about}
          </span>,
          <span key="question" dir="auto">
            {asked.question}
          </span>,
          <span key="since" className="tags">
            <span>{sayCount(queue.days, asked.days, language)}</span>
            {asked.tag}
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
