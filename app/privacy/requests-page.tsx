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
        <div className="scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">{words.person}</th>
                <th scope="col">{words.asked}</th>
                <th scope="col">{words.due}</th>
                <th scope="col">{words.state}</th>
              </tr>
            </thead>
            <tbody>
              {requests.map(({ id, name, askedAt, dueOn, state }) => (
                <tr key={id}>
                  <th scope="row" dir="auto">
                    <a href={`/admin/donnees/demandes/${id}`}>{name}</a>
                  </th>
                  <td>{formatShortDay(moroccoDay(askedAt), language)}</td>
                  <td>{formatShortDay(dueOn, language)}</td>
                  <td>
                    <Tag tone={STATE_TAGS[state]}>{words.states[state]}</Tag>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className="muted">{sayCount(words.erased, erased, language)}</p>
    </StaffPage>
  )
}
