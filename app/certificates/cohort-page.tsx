import { CohortTabs } from '#app/interface/cohort-tabs.tsx'
import { ErrorSummary } from '#app/interface/error-summary.tsx'
import { Field } from '#app/interface/field.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { interfaceWords } from '#app/interface/words/words.ts'
import { formatShortDay } from '#app/language/dates.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { say } from '#app/language/words.ts'
import { textIn } from '#app/rules/languages.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import type { Certificate } from './certificates.queries.server.ts'
import { certificateWords } from './words/words.ts'

type Props = { cohortId: string; cohort: string; lines: Certificate[]; seesPeople: boolean; needsReason: boolean }

/** The certificates of a cohort; each may be revoked with a reason that stays. */
export function CohortCertificatesPage({ cohortId, cohort, lines, seesPeople, needsReason }: Props) {
  const { cohort: words } = useWords(certificateWords)
  const language = useLanguage()
  return (
    <StaffPage back={{ to: '/cohortes', label: useWords(interfaceWords).nav.cohorts }}>
      <p className="eyebrow" dir="auto">
        {cohort}
      </p>
      <h1>{words.title}</h1>
      <CohortTabs cohortId={cohortId} here="certificats" seesPeople={seesPeople} />
      <ErrorSummary faults={needsReason ? [{ field: 'contenu', text: words.needsReason }] : []} />
      {lines.length === 0 && <p>{words.empty}</p>}
      {lines.map(({ id, name, title, completedOn, revokedAt, revokedReason }) => (
        <section key={id} className="card stack">
          <h2 dir="auto">{name}</h2>
          <p>
            {textIn(title, language)} · {formatShortDay(completedOn, language)}
          </p>
          {revokedAt ? (
            <p className="muted" dir="auto">
              {say(words.revokedBecause, { day: formatShortDay(moroccoDay(revokedAt), language), reason: revokedReason ?? '' })}
            </p>
          ) : (
            <details>
              <summary>{words.revoke}</summary>
              <form method="post" className="stack">
                <input type="hidden" name="id" value={id} />
                <Field id={`reason-${id}`} label={words.reason} hint={words.revokeHint}>
                  {(props) => <input {...props} className="input" name="reason" maxLength={500} required />}
                </Field>
                <button className="btn danger">{words.revoke}</button>
              </form>
            </details>
          )}
        </section>
      ))}
    </StaffPage>
  )
}
