import { LearnerPage } from '#app/interface/learner-page.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { interfaceWords } from '#app/interface/words/words.ts'
import { formatShortDay } from '#app/language/dates.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { say } from '#app/language/words.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import type { OwnConsent } from './privacy.queries.server.ts'
import { privacyWords } from './words/words.ts'

/** What people may do with what is kept about them: take it with them, correct it, agree or not, have it erased. */
export function OwnDataPage({ uses, isSaved }: { uses: OwnConsent[]; isSaved: boolean }) {
  const { own } = useWords(privacyWords)
  const { profile } = useWords(interfaceWords)
  const files = [
    { to: '/profil/donnees.html', label: own.html },
    { to: '/profil/donnees.zip', label: own.zip },
    { to: '/profil/donnees.json', label: own.json },
  ]
  return (
    <LearnerPage back={{ to: '/profil', label: profile }}>
      <h1>{own.title}</h1>
      {isSaved && (
        <Notice kind="ok" isNews>
          {own.saved}
        </Notice>
      )}
      <p className="lead">{own.lead}</p>
      <p>
        <a className="alone" href="/confidentialite">
          {own.notice}
        </a>
      </p>
      <h2 className="section">{own.download}</h2>
      <ul className="tasks">
        {files.map(({ to, label }) => (
          <li key={to}>
            <a href={to}>{label}</a>
          </li>
        ))}
      </ul>
      <h2 className="section">{own.uses}</h2>
      <p>{own.usesLead}</p>
      {uses.map((use) => (
        <Use key={use.use} use={use} />
      ))}
      <p className="section">
        <a className="btn second wide" href="/profil/corriger">
          {own.correct}
        </a>
      </p>
      <p>
        <a className="btn danger wide" href="/profil/effacer">
          {own.erase}
        </a>
      </p>
    </LearnerPage>
  )
}

function Use({ use: { use, givenAt } }: { use: OwnConsent }) {
  const { own } = useWords(privacyWords)
  const language = useLanguage()
  return (
    <form method="post" className="card">
      <p>{own.use[use]}</p>
      <p className="muted">{givenAt ? say(own.given, { date: formatShortDay(moroccoDay(givenAt), language) }) : own.notGiven}</p>
      <input type="hidden" name="use" value={use} />
      <button className="btn second" name="agree" value={givenAt ? 'no' : 'yes'}>
        {givenAt ? own.withdraw : own.give}
      </button>
    </form>
  )
}
