import { useWords } from '#app/language/use-language.tsx'
import { say } from '#app/language/words.ts'
import { LearnerPage } from './learner-page.tsx'
import { interfaceWords } from './words/words.ts'

type SessionEnded = { kind: 'session-ended'; address: string; typed: Array<[string, string]> }

function asSessionEnded(detail: unknown): SessionEnded | undefined {
  const known = typeof detail === 'object' && detail !== null && 'kind' in detail && detail.kind === 'session-ended'
  return known ? (detail as SessionEnded) : undefined
}

/** The page for what could not be shown: what happened, what is safe, what to do, with a code one can read out by phone. */
export function ErrorPage({ status, detail, code }: { status: number; detail?: unknown; code?: string | undefined }) {
  const { errors } = useWords(interfaceWords)
  const ended = asSessionEnded(detail)
  if (ended) return <SessionEndedPage ended={ended} />
  const [title, text] =
    status === 404
      ? [errors.notFoundTitle, errors.notFound]
      : status === 403
        ? [errors.forbiddenTitle, errors.forbidden]
        : status === 400 || status === 405 || status === 413
          ? [errors.badRequestTitle, errors.badRequest]
          : status === 503
            ? [errors.databaseTitle, errors.database]
            : [errors.title, errors.text]
  return (
    <LearnerPage>
      <h1>{title}</h1>
      <p>{text}</p>
      {code && <p className="muted">{say(errors.code, { code })}</p>}
      <p>
        <a className="btn" href="/">
          {errors.toHome}
        </a>
      </p>
    </LearnerPage>
  )
}

/** What was typed when the session ended, with a way to sign in again and send it. */
function SessionEndedPage({ ended }: { ended: SessionEnded }) {
  const words = useWords(interfaceWords)
  return (
    <LearnerPage>
      <h1>{words.errors.sessionTitle}</h1>
      <p>{words.errors.session}</p>
      <form method="post" action={`/connexion?suite=${encodeURIComponent(ended.address)}`} className="stack">
        <input type="hidden" name="held" value={JSON.stringify(ended)} />
        <button className="btn wide">{words.signIn}</button>
      </form>
      {ended.typed
        .filter(([, value]) => value.length > 20)
        .map(([name, value]) => (
          <pre key={name} className="card said" dir="auto">
            {value}
          </pre>
        ))}
    </LearnerPage>
  )
}
