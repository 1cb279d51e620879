import { Icon } from '#app/interface/icon.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { formatInstant } from '#app/language/dates.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { messagesWords } from './words/words.ts'

type Message = { id: string; to: string; subject: string; at: Date; text: string }

/** One kept e-mail as text, and the way to its HTML. */
export function MessagePage({ message }: { message: Message }) {
  const words = useWords(messagesWords)
  const language = useLanguage()
  return (
    <StaffPage back={{ to: '/admin/messages', label: words.title }}>
      <h1 dir="auto">{message.subject}</h1>
      <dl className="facts">
        <div>
          <dt>{words.columns.to}</dt>
          <dd>
            <span className="ltr">{message.to}</span>
          </dd>
        </div>
        <div>
          <dt>{words.columns.at}</dt>
          <dd>{formatInstant(message.at, language)}</dd>
        </div>
      </dl>
      <div className="card stack">
        {message.text.split('\n\n').map((paragraph, index) => (
          <p key={index} dir="auto">
            {paragraph.split('\n').map((line, place) => (
              <span key={place} className={line.startsWith('http') ? 'ltr' : undefined}>
                {line}
                <br />
              </span>
            ))}
          </p>
        ))}
      </div>
      <p>
        <a className="btn second" href={`/admin/messages/${message.id}/html`} target="_blank" rel="noreferrer">
          <Icon name="mail" />
          {words.asMail}
        </a>
      </p>
      <p className="muted">{words.logged}</p>
    </StaffPage>
  )
}
