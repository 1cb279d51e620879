import { ErrorSummary } from '#app/interface/error-summary.tsx'
import { Field } from '#app/interface/field.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { Tag } from '#app/interface/tag.tsx'
import { formatDay } from '#app/language/dates.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { formatNumber, say, sayCount } from '#app/language/words.ts'
import type { Activity } from '#app/rules/personal-data.ts'
import type { ErasureRefusal } from '#app/rules/erasure.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import type { ErasureRequestOnPage } from './privacy.queries.server.ts'
import { STATE_TAGS } from './requests-page.tsx'
import { privacyWords } from './words/words.ts'

type Refusal = { because: ErasureRefusal; reason: string }

/** One wish to be erased: what would go and stay, and the two answers. */
export function RequestPage({ request, refusal }: { request: ErasureRequestOnPage; refusal: Refusal | undefined }) {
  const { request: words, requests } = useWords(privacyWords)
  const language = useLanguage()
  const said = refusal && words.refusals[refusal.because]
  const isOpen = request.state === 'waiting' || request.state === 'late'
  return (
    <StaffPage back={{ to: '/admin/donnees', label: words.back }}>
      <h1 dir="auto">{say(words.of, { name: request.name })}</h1>
      {said && <ErrorSummary faults={[{ field: 'reason', text: said }]} />}
      <p>
        <Tag tone={STATE_TAGS[request.state]}>{requests.states[request.state]}</Tag>
      </p>
      <dl className="facts card">
        <div>
          <dt>{requests.asked}</dt>
          <dd>{formatDay(moroccoDay(request.askedAt), language)}</dd>
        </div>
        <div>
          <dt>{requests.due}</dt>
          <dd>{formatDay(request.dueOn, language)}</dd>
        </div>
      </dl>
      {request.state === 'cancellable' && (
        <Notice kind="info">{say(words.tooEarly, { date: formatDay(moroccoDay(request.cancellableUntil), language) })}</Notice>
      )}
      {request.reason && <Notice kind="info">{request.reason}</Notice>}
      <h2>{words.goes}</h2>
      <Goes goes={request.goes} />
      <p>{sayCount(words.struck, request.struck, language)}</p>
      <p>{words.rule}</p>
      <p>{words.stays}</p>
      {isOpen && (
        <form method="post" className="stack prose">
          <p>
            <button className="btn danger" name="act" value="erase">
              {words.erase}
            </button>
          </p>
          <Field id="reason" label={words.reason} hint={words.reasonHint} error={refusal?.because === 'reason-missing' ? said : undefined}>
            {(props) => <textarea {...props} className="input" name="reason" rows={3} dir="auto" defaultValue={refusal?.reason ?? ''} />}
          </Field>
          <button className="btn second" name="act" value="refuse">
            {words.refuse}
          </button>
        </form>
      )}
    </StaffPage>
  )
}

function Goes({ goes }: { goes: Partial<Record<Activity, number>> }) {
  const { request: words, activities } = useWords(privacyWords)
  const language = useLanguage()
  const isActivity = (key: string): key is Activity => key in activities
  return (
    <div className="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">{words.what}</th>
            <th scope="col" className="num">
              {words.lines}
            </th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(goes).map(
            ([activity, count]) =>
              isActivity(activity) && (
                <tr key={activity}>
                  <th scope="row">{activities[activity].title}</th>
                  <td className="num">{formatNumber(count, language)}</td>
                </tr>
              ),
          )}
        </tbody>
      </table>
    </div>
  )
}
