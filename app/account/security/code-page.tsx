import { ErrorSummary } from '#app/interface/error-summary.tsx'
import { Icon } from '#app/interface/icon.tsx'
import { LearnerPage } from '#app/interface/learner-page.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { useWords } from '#app/language/use-language.tsx'
import { CodeField } from './code-field.tsx'
import passkeyScript from './passkey.client.ts?worker&url'
import { useRefusal, type SecurityRefusal } from './refusal-text.ts'
import { securityWords } from './words/words.ts'

type Props = { goOn: string; passkey: string | undefined; held?: string | undefined; refusal?: SecurityRefusal | undefined }

/** The second step of signing in: a code of the app or on paper, or a passkey where the browser can use one. */
export function CodePage({ goOn, passkey, held, refusal }: Props) {
  const { code: words } = useWords(securityWords)
  const refused = useRefusal(refusal)
  return (
    <LearnerPage>
      <h1>{words.title}</h1>
      {refused && <ErrorSummary faults={[{ field: 'code', text: refused }]} />}
      <p>{words.lead}</p>
      <form method="post" action={`/connexion/code?suite=${encodeURIComponent(goOn)}`} className="stack">
        {held && <input type="hidden" name="held" value={held} />}
        <CodeField takesPaper error={refused} />
        <button className="btn wide">{words.button}</button>
        {passkey && (
          <button type="button" className="btn second wide" hidden data-script={passkeyScript} data-passkey="get" data-options={passkey}>
            <Icon name="key-round" />
            {words.usePasskey}
          </button>
        )}
      </form>
      <details>
        <summary>{words.lost}</summary>
        <p>{words.lostHelp}</p>
      </details>
      <p>
        <a href="/connexion">{words.startAgain}</a>
      </p>
    </LearnerPage>
  )
}

/** Between the two steps, where a text waits to be sent: it goes along. */
export function HoldPage({ goOn, held }: { goOn: string; held: string }) {
  const { code: words } = useWords(securityWords)
  return (
    <LearnerPage>
      <h1>{words.title}</h1>
      <Notice kind="info">{words.held}</Notice>
      <form method="post" action={`/connexion/code?suite=${encodeURIComponent(goOn)}`} className="stack">
        <input type="hidden" name="held" value={held} />
        <button className="btn wide">{words.button}</button>
      </form>
    </LearnerPage>
  )
}
