import { FoldingTable } from '#app/interface/folding-table.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { Tag } from '#app/interface/tag.tsx'
import { formatShortDay } from '#app/language/dates.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { sayCount } from '#app/language/words.ts'
import type { RequestState } from '#app/rules/erasure.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import type { ErasureQueue } from './privacy.queries.server.ts'
import { privacyWords } from './words/words.ts'

export const STATE_TAGS: Record<RequestState, 'ok' | 'warn' | 'bad' | 'info' | 'plain'> = {
  cancellable: 'plain',
  waiting: 'warn',
  late: 'bad',
  cancelled: 'plain',
  refused: 'info',
  done: 'ok',
}

/** The administrators' page on personal data: who asks to be erased and by when, the record and the register. */
export function RequestsPage({ queue: { requests, erased } }: { queue: ErasureQueue }) {
  const { requests: words } = useWords(privacyWords)
  const language = useLanguage()
  return (
    <StaffPage>
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      <p className="row">
        <a className="btn second" href="/admin/donnees/registre">
          {words.record}
        </a>
        <a className="btn second" href="/admin/donnees/incidents">
          {words.incidents}
        </a>
      </p>
      <h2>{words.waiting}</h2>
      {requests.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <FoldingTable
          caption={words.dueCaption}
          columns={[words.person, words.asked, words.due, words.state].map((label) => ({ label }))}
          lines={requests.map(({ id, name, askedAt, dueOn, state }) => ({
            key: id,
            cells: [
              <a key="person" href={`/admin/donnees/demandes/${id}`}>
                <bdi>{name}</bdi>
              </a>,
              formatShortDay(moroccoDay(askedAt), language),
              formatShortDay(dueOn, language),
              <Tag key="state" tone={STATE_TAGS[state]}>
                {words.states[state]}
              </Tag>,
            ],
          }))}
        />
      )}
      <p className="muted">{sayCount(words.erased, erased, language)}</p>
    </StaffPage>
  )
}
