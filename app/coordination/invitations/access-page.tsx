import { Notice } from '#app/interface/notice.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { formatInstant } from '#app/language/dates.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { say } from '#app/language/words.ts'
import { firstName } from '#app/rules/names.ts'
import type { PersonForAccess } from './invitations.queries.server.ts'
import { ReadyMessage } from './ready-message.tsx'
import { invitationWords } from './words/words.ts'

/** A one-time link for somebody who can no longer sign in, with the message in their language, or to be read out. */
export function AccessPage({ person, origin, isMade }: { person: PersonForAccess; origin: string; isMade: boolean }) {
  const { access: words } = useWords(invitationWords)
  const language = useLanguage()
  const address = person.link ? `${origin}/acces/${person.link.token}` : ''
  return (
    <StaffPage back={{ to: '/invitations', label: words.back }}>
      <h1>{say(words.title, { name: person.name })}</h1>
      {isMade && (
        <Notice kind="ok" isNews>
          {words.made}
        </Notice>
      )}
      <p className="lead">{words.lead}</p>
      {person.link && (
        <>
          <p>{say(words.until, { when: formatInstant(person.link.expiresAt, language) })}</p>
          <ReadyMessage
            language={person.language}
            phone={person.phone}
            text={say(invitationWords[person.language].messages.access, {
              name: firstName(person.name),
              when: formatInstant(person.link.expiresAt, person.language),
              link: address,
            })}
          />
          <p>{words.paper}</p>
          <p className="ltr">{address}</p>
        </>
      )}
      <form method="post" className="section">
        <button className={person.link ? 'btn second' : 'btn'}>{person.link ? words.again : words.make}</button>
      </form>
    </StaffPage>
  )
}
