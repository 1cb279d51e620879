import { EmailAddress } from '#app/interface/email-address.tsx'
import { FoldingTable } from '#app/interface/folding-table.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { Tag } from '#app/interface/tag.tsx'
import { formatInstant } from '#app/language/dates.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { say, sayCount } from '#app/language/words.ts'
import type { Messages, UnsentMail } from './messages.queries.server.ts'
import { messagesWords } from './words/words.ts'

/** The e-mails of the service: how they leave, which have not, and those kept in a folder where there is no mail server. */
export function MessagesPage({ messages, isAgain }: { messages: Messages; isAgain: boolean }) {
  const words = useWords(messagesWords)
  const language = useLanguage()
  const { leaves, done, unsent, kept, total } = messages
  return (
    <StaffPage back={{ to: '/admin/sante', label: words.back }}>
      <h1>{words.title}</h1>
      {isAgain && (
        <Notice kind="ok" isNews>
          {words.again}
        </Notice>
      )}
      <p className="lead">{leaves ? words.leaves : words.stays}</p>
      <p>{sayCount(words.done, done, language)}</p>
      <section className="section stack">
        <h2>{words.unsent.title}</h2>
        {unsent.length === 0 ? <p className="muted">{words.unsent.none}</p> : <Unsent unsent={unsent} />}
      </section>
      {(!leaves || kept.length > 0) && (
        <section className="section stack">
          <h2>{words.kept.title}</h2>
          {kept.length === 0 ? (
            <p className="muted">{words.kept.none}</p>
          ) : (
            <FoldingTable
              caption={say(words.kept.caption, { shown: kept.length, total })}
              columns={[{ label: words.columns.subject }, { label: words.columns.to }, { label: words.columns.at }]}
              lines={kept.map(({ id, subject, to, at }) => ({
                key: id,
                cells: [
                  <a key="subject" href={`/admin/messages/${id}`} dir="auto">
                    {subject}
                  </a>,
                  <EmailAddress key="to" address={to} />,
                  formatInstant(at, language),
                ],
              }))}
            />
          )}
        </section>
      )}
    </StaffPage>
  )
}

const TONES = { waiting: 'info', failed: 'warn', 'given-up': 'bad' } as const

function Unsent({ unsent }: { unsent: UnsentMail[] }) {
  const { unsent: words, kinds } = useWords(messagesWords)
  const language = useLanguage()
  const { columns } = words
  return (
    <FoldingTable
      caption={words.caption}
      columns={[
        { label: columns.kind },
        { label: columns.state },
        { label: columns.since },
        { label: columns.error },
        { label: columns.act },
      ]}
      lines={unsent.map(({ id, kind, state, tries, error, nextAt, askedAt }) => ({
        key: id,
        cells: [
          kinds[kind],
          <span key="state">
            <Tag tone={TONES[state]}>{words.states[state]}</Tag>{' '}
            {tries > 0 && <span className="muted">{sayCount(words.tries, tries, language)}</span>}
          </span>,
          formatInstant(askedAt, language),
          <span key="error" dir="auto">
            {error ?? ''}
          </span>,
          state === 'given-up' ? (
            <form key="act" method="post">
              <input type="hidden" name="job" value={id} />
              <button className="btn second">{words.tryAgain}</button>
            </form>
          ) : (
            say(words.next, { when: formatInstant(nextAt, language) })
          ),
        ],
      }))}
    />
  )
}
