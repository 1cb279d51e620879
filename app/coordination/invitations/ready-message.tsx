import { Icon } from '#app/interface/icon.tsx'
import { useWords } from '#app/language/use-language.tsx'
import { directionOf, type Language } from '#app/rules/languages.ts'
import { whatsAppAddress } from './invitation-text.ts'
import { invitationWords } from './words/words.ts'

/** A text ready to be sent from the coordinator's own WhatsApp, in the language of who gets it. */
export function ReadyMessage({ text, language, phone }: { text: string; language: Language; phone: string | null }) {
  const { one: words } = useWords(invitationWords)
  return (
    <section className="section stack">
      <h2>{words.message}</h2>
      <p className="muted">{words.messageHint}</p>
      <p className="said" lang={language} dir={directionOf(language)}>
        {text.split('\n').map((line) => (
          <span key={line} className={line.startsWith('http') ? 'ltr' : undefined}>
            {line}
            <br />
          </span>
        ))}
      </p>
      <p>
        <a className="btn" href={whatsAppAddress(phone, text)} rel="noreferrer" target="_blank">
          <Icon name="message-square" />
          {words.openWhatsApp}
        </a>
      </p>
    </section>
  )
}
