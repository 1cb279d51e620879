import { ErrorSummary } from '#app/interface/error-summary.tsx'
import { Field } from '#app/interface/field.tsx'
import { LearnerPage } from '#app/interface/learner-page.tsx'
import { useWords } from '#app/language/use-language.tsx'
import { CodeField } from './code-field.tsx'
import { useRefusal, type SecurityRefusal } from './refusal-text.ts'
import { securityWords } from './words/words.ts'

/** Before something grave: the password once more, or a code for who has a second factor. */
export function ConfirmPage({ goOn, hasCode, refusal }: { goOn: string; hasCode: boolean; refusal?: SecurityRefusal | undefined }) {
  const { confirm: words } = useWords(securityWords)
  const refused = useRefusal(refusal)
  const isCode = refusal?.because === 'code-wrong' || refusal?.because === 'code-missing'
  const action = `/profil/confirmer?suite=${encodeURIComponent(goOn)}`
  return (
    <LearnerPage>
      <h1>{words.title}</h1>
      {refused && <ErrorSummary faults={[{ field: isCode ? 'code' : 'password', text: refused }]} />}
      <p>{words.lead}</p>
      <form method="post" action={action} className="stack">
        <Field id="password" label={words.password} error={isCode ? undefined : refused}>
          {(props) => <input {...props} className="input" name="password" type="password" autoComplete="current-password" dir="ltr" />}
        </Field>
        <button className="btn wide">{words.button}</button>
      </form>
      {hasCode && (
        <>
          <h2 className="section">{words.orCode}</h2>
          <form method="post" action={action} className="stack">
            <CodeField takesPaper error={isCode ? refused : undefined} />
            <button className="btn second wide">{words.withCode}</button>
          </form>
        </>
      )}
    </LearnerPage>
  )
}
