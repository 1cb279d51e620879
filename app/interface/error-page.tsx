import { isRouteErrorResponse } from '@remix-run/react'
import { useWords } from '#app/language/use-language.tsx'
import { say } from '#app/language/words.ts'
import { LearnerPage } from './learner-page.tsx'
import { interfaceWords } from './words/words.ts'

type SessionEnded = { kind: 'session-ended'; address: string; typed: Array<[string, string]> }

function asSessionEnded(detail: unknown): SessionEnded | undefined {
  const known = typeof detail === 'object' && detail !== null && 'kind' in detail && detail.kind === 'session-ended'
  return known ? (detail as SessionEnded) : undefined
}

type ErrorWords = (typeof interfaceWords)['fr']['errors']

/** What a page says that could not be shown: its heading and what to do. */
function errorText(status: number, errors: ErrorWords): [title: string, text: string] {
  if (status === 404) return [errors.notFoundTitle, errors.notFound]
  if (status === 403) return [errors.forbiddenTitle, errors.forbidden]
  if (status === 400 || status === 405 || status === 413) return [errors.badRequestTitle, errors.badRequest]
  if (status === 503) return [errors.databaseTitle, errors.database]
  return [errors.title, errors.text]
}

/** The title of such a page. */
export const errorTitle = ({ status, detail }: Thrown, errors: ErrorWords) =>
  asSessionEnded(detail) ? errors.sessionTitle : errorText(status, errors)[0]

/** What was thrown, as the page for it takes it. */
export type Thrown = { status: number; detail?: unknown }

export const thrownFrom = (error: unknown): Thrown =>
  isRouteErrorResponse(error) ? { status: error.status, detail: error.data as unknown } : { status: 500 }

/** The page for what could not be shown: what happened, what is safe, what to do, with a code one can read out by phone. */
export function ErrorPage({ status, detail, code }: Thrown & { code?: string | undefined }) {
  const { errors } = useWords(interfaceWords)
  const ended = asSessionEnded(detail)
  if (ended) return <SessionEndedPage ended={ended} />
  const [title, text] = errorText(status, errors)
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
