import { LearnerPage } from '#app/interface/learner-page.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { formatDay } from '#app/language/dates.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { say } from '#app/language/words.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import type { OwnErasureRequest } from './privacy.queries.server.ts'
import { privacyWords } from './words/words.ts'

const OPEN = ['cancellable', 'waiting', 'late']

/** Asking to be erased: what goes, what stays, how it goes on; and the open request, which can be taken back for some days. */
export function ErasingPage({ request }: { request: OwnErasureRequest | null }) {
  const { erasing: words, own } = useWords(privacyWords)
  const isOpen = request !== null && OPEN.includes(request.state)
  return (
    <LearnerPage back={{ to: '/profil/donnees', label: own.title }}>
      <h1>{words.title}</h1>
      {request && <Standing request={request} isOpen={isOpen} />}
      <p className="lead">{words.lead}</p>
      <h2>{words.goes}</h2>
      <ul>
        {Object.values(words.gone).map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <h2>{words.stays}</h2>
      <ul>
        {Object.values(words.kept).map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      {!isOpen && (
        <>
          <h2>{words.how}</h2>
          <ul>
            <li>{words.days}</li>
            <li>{words.answer}</li>
            <li>{words.first}</li>
          </ul>
          <form method="post">
            <button className="btn danger wide" name="act" value="ask">
              {words.ask}
            </button>
          </form>
        </>
      )}
    </LearnerPage>
  )
}

function Standing({ request, isOpen }: { request: OwnErasureRequest; isOpen: boolean }) {
  const { erasing: words } = useWords(privacyWords)
  const language = useLanguage()
  const dayOf = (instant: Date) => formatDay(moroccoDay(instant), language)
  if (request.state === 'cancelled') return <Notice kind="ok">{words.cancelled}</Notice>
  if (request.state === 'refused') return <Notice kind="warn">{say(words.refused, { reason: request.reason ?? '' })}</Notice>
  if (!isOpen) return null
  return (
    <Notice kind="info">
      <p>{say(words.asked, { date: dayOf(request.askedAt) })}</p>
      <p>{say(words.due, { date: formatDay(request.dueOn, language) })}</p>
      {request.state === 'cancellable' ? (
        <form method="post">
          <p>{say(words.until, { date: dayOf(request.cancellableUntil) })}</p>
          <button className="btn second wide" name="act" value="cancel">
            {words.cancel}
          </button>
        </form>
      ) : (
        <p>{words.noLonger}</p>
      )}
    </Notice>
  )
}
