import { LearnerPage } from '#app/interface/learner-page.tsx'
import { useWords } from '#app/language/use-language.tsx'
import { welcomeWords } from './words/words.ts'

/** The first page for who is not signed in: what this is, and one button. */
export function WelcomePage() {
  const words = useWords(welcomeWords)
  return (
    <LearnerPage>
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      <ul>
        {words.points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
      <p>
        <a className="btn wide" href="/connexion">
          {words.signIn}
        </a>
      </p>
      <p className="muted">{words.invited}</p>
      <p>
        <a className="alone" href="/confidentialite">
          {words.privacy}
        </a>
      </p>
    </LearnerPage>
  )
}
