import { Icon } from '#app/interface/icon.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { sayCount } from '#app/language/words.ts'
import { directionOf } from '#app/rules/languages.ts'
import { whatsAppAddress } from '../invitations/invitation-text.ts'
import type { StepsProps } from './steps-props.ts'
import { sheetWords } from './words/words.ts'

/** What was made of the sheet, and each invitation as a text to send, in the language of the person. */
export function MadePart({ report, messages, cohort }: StepsProps) {
  const words = useWords(sheetWords)
  const language = useLanguage()
  if (!report) return null
  return (
    <>
      <Notice kind="ok" isNews>
        <ul>
          <li>{sayCount(words.report.made, report.made, language)}</li>
          <li>{sayCount(words.summary.known, report.known, language)}</li>
          {report.faulty > 0 && <li>{sayCount(words.report.faulty, report.faulty, language)}</li>}
        </ul>
      </Notice>
      {messages.length > 0 && (
        <section className="section stack">
          <h2>{words.messages}</h2>
          <p className="hint">{words.messagesHint}</p>
          {messages.map((one) => (
            <article key={one.id} className="card stack">
              <h3>
                <bdi>{one.name}</bdi>
              </h3>
              <details>
                <summary>{words.text}</summary>
                <p className="said" lang={one.language} dir={directionOf(one.language)}>
                  {one.text}
                </p>
              </details>
              <p className="row">
                {one.phone ? (
                  <a className="btn second" href={whatsAppAddress(one.phone, one.text)} rel="noreferrer" target="_blank">
                    <Icon name="message-square" />
                    {words.whatsApp}
                  </a>
                ) : (
                  <span className="tag plain">{words.mailed}</span>
                )}
              </p>
            </article>
          ))}
        </section>
      )}
      <p>
        <a className="btn" href={`/cohortes/${cohort.id}/invitations`}>
          {words.toInvitations}
        </a>
      </p>
    </>
  )
}
