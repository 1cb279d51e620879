import { ErrorSummary } from '#app/interface/error-summary.tsx'
import { Icon } from '#app/interface/icon.tsx'
import { LearnerPage } from '#app/interface/learner-page.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { formatShortDay } from '#app/language/dates.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { say, sayCount } from '#app/language/words.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import { CodeField } from './code-field.tsx'
import type { CodePicture } from './code-picture.server.ts'
import type { factorsOf } from './factors.queries.server.ts'
import passkeyScript from './passkey.client.ts?worker&url'
import { useRefusal, type SecurityRefusal } from './refusal-text.ts'
import { securityWords } from './words/words.ts'

type Factors = Omit<Awaited<ReturnType<typeof factorsOf>>, 'sealedSecret' | 'account'>
type Answer =
  { step: 'codes'; codes: string[] } | { step: 'passkey'; options: string } | { step: 'refused'; refusal: SecurityRefusal } | undefined
type Props = {
  factors: Factors
  begun: CodePicture | null
  isDemanded: boolean
  canUsePasskeys: boolean
  isChanged: boolean
  answer: Answer
}

/** One's second factors: codes of an app, passkeys, and codes on paper for the day neither is at hand. */
export function SecondFactorPage({ factors, begun, isDemanded, canUsePasskeys, isChanged, answer }: Props) {
  const { secondFactor: words, back } = useWords(securityWords)
  const refused = useRefusal(answer?.step === 'refused' ? answer.refusal : undefined)
  if (answer?.step === 'codes') return <PaperCodesPage codes={answer.codes} />
  if (answer?.step === 'passkey') return <NewPasskeyPage options={answer.options} />
  const isOn = factors.confirmedAt !== null || factors.passkeys.length > 0
  return (
    <LearnerPage back={{ to: '/profil', label: back }}>
      <h1>{words.title}</h1>
      {refused && <ErrorSummary faults={[{ field: begun ? 'code' : 'cles', text: refused }]} />}
      {isChanged && (
        <Notice kind="ok" isNews>
          {words.changed}
        </Notice>
      )}
      {isDemanded && !isOn && <Notice kind="warn">{words.demanded}</Notice>}
      <p className="lead">{words.lead}</p>
      <h2 className="section">{words.app}</h2>
      {factors.confirmedAt ? <ConfirmedApp since={factors.confirmedAt} /> : <NewApp begun={begun} error={begun ? refused : undefined} />}
      <h2 className="section" id="cles">
        {words.passkeys}
      </h2>
      <Passkeys passkeys={factors.passkeys} canUsePasskeys={canUsePasskeys} />
      {isOn && <PaperCodes left={factors.codesLeft} />}
    </LearnerPage>
  )
}

function ConfirmedApp({ since }: { since: Date }) {
  const { secondFactor: words } = useWords(securityWords)
  const language = useLanguage()
  return (
    <form method="post" className="stack">
      <p>{say(words.appOn, { day: formatShortDay(moroccoDay(since), language) })}</p>
      <button className="btn danger" name="wish" value="remove-codes">
        {words.removeApp}
      </button>
    </form>
  )
}

function NewApp({ begun, error }: { begun: CodePicture | null; error: string | undefined }) {
  const { secondFactor: words } = useWords(securityWords)
  if (!begun)
    return (
      <form method="post" className="stack">
        <p>{words.appText}</p>
        <button className="btn wide" name="wish" value="begin-codes">
          <Icon name="smartphone" />
          {words.beginApp}
        </button>
      </form>
    )
  const { picture, key } = begun
  return (
    <form method="post" className="stack">
      <p>{words.scan}</p>
      <svg role="img" aria-label={words.picture} viewBox={`-4 -4 ${picture.size + 8} ${picture.size + 8}`} width="240" height="240">
        <rect x="-4" y="-4" width="100%" height="100%" fill="#fff" />
        <path d={picture.path} fill="#000" shapeRendering="crispEdges" />
      </svg>
      <p>
        {words.orType} <br />
        <strong className="ltr">{key}</strong>
      </p>
      <CodeField takesPaper={false} error={error} />
      <button className="btn wide" name="wish" value="confirm-codes">
        {words.confirmApp}
      </button>
    </form>
  )
}

function Passkeys({ passkeys, canUsePasskeys }: { passkeys: Factors['passkeys']; canUsePasskeys: boolean }) {
  const { secondFactor: words, devices } = useWords(securityWords)
  const language = useLanguage()
  return (
    <>
      <p>{words.passkeyText}</p>
      {passkeys.length > 0 && (
        <ul className="order">
          {passkeys.map((key) => (
            <li key={key.id} className="card">
              <p className="row">
                <Icon name="key-round" />
                <bdi>{key.device || devices.unknown}</bdi>
                <span className="muted">{say(words.madeOn, { day: formatShortDay(moroccoDay(key.createdAt), language) })}</span>
              </p>
              <form method="post">
                <input type="hidden" name="id" value={key.id} />
                <button className="btn second" name="wish" value="remove-passkey">
                  {words.removePasskey}
                </button>
              </form>
            </li>
          ))}
        </ul>
      )}
      {canUsePasskeys ? (
        <form method="post">
          <button className="btn second wide" name="wish" value="begin-passkey">
            <Icon name="plus" />
            {words.addPasskey}
          </button>
        </form>
      ) : (
        <p className="muted">{words.noPasskeysHere}</p>
      )}
    </>
  )
}

function PaperCodes({ left }: { left: number }) {
  const { secondFactor: words } = useWords(securityWords)
  const language = useLanguage()
  return (
    <>
      <h2 className="section">{words.paper}</h2>
      <form method="post" className="stack">
        <p>{sayCount(words.paperLeft, left, language)}</p>
        <button className="btn second" name="wish" value="paper-codes">
          {words.newPaper}
        </button>
      </form>
    </>
  )
}

/** The codes on paper, shown once, to print or write down. */
function PaperCodesPage({ codes }: { codes: string[] }) {
  const { secondFactor: words } = useWords(securityWords)
  return (
    <LearnerPage>
      <h1>{words.paperTitle}</h1>
      <Notice kind="ok" isNews>
        {words.on}
      </Notice>
      <p>{words.paperText}</p>
      <div className="card">
        <ul className="order ltr">
          {codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ul>
      </div>
      <p className="row no-print">
        <button type="button" className="btn second" hidden data-print="">
          <Icon name="printer" />
          {words.print}
        </button>
        <a className="btn" href="/profil/second-facteur">
          {words.kept}
        </a>
      </p>
    </LearnerPage>
  )
}

/** Where the browser makes the passkey: one tap more, because only a tap may open its window. */
function NewPasskeyPage({ options }: { options: string }) {
  const { secondFactor: words, back } = useWords(securityWords)
  return (
    <LearnerPage back={{ to: '/profil/second-facteur', label: back }}>
      <h1>{words.addPasskey}</h1>
      <p>{words.passkeyNext}</p>
      <form method="post" action="/profil/second-facteur">
        <input type="hidden" name="wish" value="keep-passkey" />
        <button type="button" className="btn wide" hidden data-script={passkeyScript} data-passkey="create" data-options={options}>
          <Icon name="key-round" />
          {words.makePasskey}
        </button>
      </form>
      <noscript>
        <p>{words.needsScript}</p>
      </noscript>
    </LearnerPage>
  )
}
