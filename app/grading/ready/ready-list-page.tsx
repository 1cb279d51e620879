import { FoldingTable } from '#app/interface/folding-table.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { Tag } from '#app/interface/tag.tsx'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { sayCount } from '#app/language/words.ts'
import { gradingWords } from '../words/words.ts'
import { readyWords } from './words/words.ts'

type ShownReady = {
  id: string
  isOwn: boolean
  isAway: boolean
  text: string
  course: string | null
  criterion: string | null
  missing: Array<'en' | 'ar'>
}
type Props = { offered: ShownReady[]; away: ShownReady[]; isSaved: boolean }

/** The ready remarks of a trainer and those that all share, with those put away below. */
export function ReadyListPage({ offered, away, isSaved }: Props) {
  const words = useWords(readyWords)
  const { queue } = useWords(gradingWords)
  return (
    <StaffPage back={{ to: '/correction', label: queue.title }}>
      <div className="row between">
        <h1>{words.title}</h1>
        <a className="btn" href="/correction/phrases/nouvelle">
          {words.add}
        </a>
      </div>
      {isSaved && (
        <Notice kind="ok" isNews>
          {words.saved}
        </Notice>
      )}
      <p className="lead">{words.lead}</p>
      {offered.length === 0 ? <p className="card">{words.none}</p> : <Remarks list={offered} />}
      {away.length > 0 && (
        <details className="section">
          <summary>{words.away}</summary>
          <Remarks list={away} />
        </details>
      )}
    </StaffPage>
  )
}

function Remarks({ list }: { list: ShownReady[] }) {
  const words = useWords(readyWords)
  const language = useLanguage()
  return (
    <FoldingTable
      caption={sayCount(words.caption, list.length, language)}
      columns={[{ label: words.text }, { label: words.place }, { label: words.whose }, { label: words.change }]}
      lines={list.map((ready) => ({
        key: ready.id,
        cells: [
          <a key="text" href={`/correction/phrases/${ready.id}`} dir="auto">
            {ready.text}
          </a>,
          <span key="place" dir="auto">
            {[ready.course, ready.criterion].filter(Boolean).join(' · ') || words.everywhere}
          </span>,
          <span key="whose" className="tags">
            <Tag tone={ready.isOwn ? 'plain' : 'info'}>{ready.isOwn ? words.mine : words.shared}</Tag>
            {ready.missing.map((one) => (
              <Tag key={one} tone="warn">
                {words.missing[one]}
              </Tag>
            ))}
          </span>,
          <form key="change" method="post">
            <input type="hidden" name="id" value={ready.id} />
            <button className="btn quiet" name="act" value={ready.isAway ? 'back' : 'away'}>
              {ready.isAway ? words.takeOut : words.putAway}
            </button>
          </form>,
        ],
      }))}
    />
  )
}
