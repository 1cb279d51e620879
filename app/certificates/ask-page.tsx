import { LearnerPage } from '#app/interface/learner-page.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { sayCount } from '#app/language/words.ts'
import { textIn } from '#app/rules/languages.ts'
import type { Earned } from './certificates.queries.server.ts'
import { certificateWords } from './words/words.ts'

/** The name as it will stand on the certificate, for its owner to confirm or to correct before. */
export function AskPage({ earned, name, isRefused }: { earned: Earned; name: string; isRefused: boolean }) {
  const words = useWords(certificateWords)
  const language = useLanguage()
  return (
    <LearnerPage back={{ to: '/certificats', label: words.title }}>
      <h1>{words.check}</h1>
      {isRefused && (
        <Notice kind="bad" isNews>
          {words.gone}
        </Notice>
      )}
      <p>
        <strong>{textIn(earned.title, language)}</strong> · {sayCount(words.hours, earned.hours, language)}
      </p>
      <p>{words.checkLead}</p>
      <p className="card lead" dir="auto">
        {name}
      </p>
      <p className="muted">{words.checkHint}</p>
      <form method="post" className="stack">
        <input type="hidden" name="name" value={name} />
        <button className="btn wide">{words.confirm}</button>
        <a className="btn second wide" href="/profil/corriger">
          {words.correct}
        </a>
      </form>
    </LearnerPage>
  )
}
