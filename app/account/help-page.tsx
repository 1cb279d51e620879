import { EmailAddress } from '#app/interface/email-address.tsx'
import { LearnerPage } from '#app/interface/learner-page.tsx'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { sayCount } from '#app/language/words.ts'
import { accountWords } from './words/words.ts'

/** Whom to ask and what helps: in the same place for everybody. */
export function HelpPage({ coordinators }: { coordinators: Array<{ id: string; name: string; email: string | null }> }) {
  const { help } = useWords(accountWords)
  const language = useLanguage()
  return (
    <LearnerPage>
      <h1>{help.title}</h1>
      <p className="lead">{help.lead}</p>
      <p>{help.write}</p>
      {coordinators.length > 0 && (
        <>
          <p>{sayCount(help.yours, coordinators.length, language)}</p>
          <ul>
            {coordinators.map(({ id, name, email }) => (
              <li key={id}>
                <bdi>{name}</bdi>
                {email && (
                  <>
                    <br />
                    <a href={`mailto:${email}`}>
                      <EmailAddress address={email} />
                    </a>
                  </>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      <h2>{help.tips}</h2>
      <ul>
        {help.tip.map((tip) => (
          <li key={tip}>{tip}</li>
        ))}
      </ul>
    </LearnerPage>
  )
}
