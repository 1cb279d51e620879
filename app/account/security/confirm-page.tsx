import { ErrorSummary } from '#app/interface/error-summary.tsx'
import { Field } from '#app/interface/field.tsx'
import { Icon } from '#app/interface/icon.tsx'
import { LearnerPage } from '#app/interface/learner-page.tsx'
import { interfaceWords } from '#app/interface/words/words.ts'
import { useWords } from '#app/language/use-language.tsx'
import { CodeField } from './code-field.tsx'
import passkeyScript from './passkey.client.ts?worker&url'
import { useRefusal, type SecurityRefusal } from './refusal-text.ts'
import { securityWords } from './words/words.ts'

type Props = {
  goOn: string
  hasCode: boolean
  mayUsePasskey: boolean
  /** What the browser is to sign, once somebody chose to use a passkey. */
  passkey: string | undefined
  refusal: SecurityRefusal | undefined
}

/** Before something grave: the password once more, or a code or a passkey for who has a second factor. */
export function ConfirmPage({ goOn, hasCode, mayUsePasskey, passkey, refusal }: Props) {
  const { confirm: words } = useWords(securityWords)
  const { home } = useWords(interfaceWords)
  const refused = useRefusal(refusal)
  const isCode = refusal?.because === 'code-wrong' || refusal?.because === 'code-missing'
  const isKey = refusal?.because === 'passkey-wrong' || refusal?.because === 'passkey-none'
  const action = `/profil/confirmer?suite=${encodeURIComponent(goOn)}`
  return (
    <LearnerPage back={{ to: '/', label: home }}>
      <h1>{words.title}</h1>
      {refused && <ErrorSummary faults={[{ field: isCode ? 'code' : isKey ? 'cle' : 'password', text: refused }]} />}
      <p>{words.lead}</p>
      <form method="post" action={action} className="stack">
        <Field id="password" label={words.password} error={isCode || isKey ? undefined : refused}>
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
      {mayUsePasskey && (
        <form method="post" action={action} className="stack" id="cle">
          {passkey ? (
            <>
              <p>{words.passkeyNext}</p>
              <button type="button" className="btn wide" hidden data-script={passkeyScript} data-passkey="get" data-options={passkey}>
                <Icon name="key-round" />
                {words.passkeyContinue}
              </button>
            </>
          ) : (
            <button className="btn second wide" name="wish" value="begin-passkey">
              <Icon name="key-round" />
              {words.withPasskey}
            </button>
          )}
        </form>
      )}
    </LearnerPage>
  )
}
