import { ErrorSummary } from '#app/interface/error-summary.tsx'
import { Field } from '#app/interface/field.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { formatNumber, say } from '#app/language/words.ts'
import {
  CALL_THRESHOLDS,
  THRESHOLD_KEYS,
  THRESHOLD_MOST,
  thresholdLeast,
  type CallThresholds,
  type ThresholdKey,
} from '#app/rules/call-list.ts'
import { coordinationWords } from './words/words.ts'

type Props = {
  cohort: { id: string; name: string }
  thresholds: CallThresholds
  isSaved: boolean
  refused: { typed: Record<ThresholdKey, string>; fields: ThresholdKey[] } | undefined
}

/** From when on somebody of a cohort stands on the list of people to call: one rule a line, each a sentence with one number. */
export function ThresholdsPage({ cohort, thresholds, isSaved, refused }: Props) {
  const { thresholds: words } = useWords(coordinationWords)
  const language = useLanguage()
  const refusalOf = (key: ThresholdKey) =>
    say(words.refusal, {
      ...{ from: formatNumber(thresholdLeast(key), language), to: formatNumber(THRESHOLD_MOST[key], language) },
    })
  return (
    <StaffPage back={{ to: '/accompagner', label: words.back }}>
      <h1>{words.title}</h1>
      <p className="lead" dir="auto">
        {cohort.name}
      </p>
      {isSaved && (
        <Notice kind="ok" isNews>
          {words.saved}
        </Notice>
      )}
      {refused && <ErrorSummary faults={refused.fields.map((field) => ({ field, text: `${words.rules[field]} : ${refusalOf(field)}` }))} />}
      <p>{words.text}</p>
      <form method="post" className="stack">
        {THRESHOLD_KEYS.map((key) => (
          <Field
            key={key}
            id={key}
            label={words.rules[key]}
            hint={say(words.usual, { n: formatNumber(CALL_THRESHOLDS[key], language) })}
            error={refused?.fields.includes(key) ? refusalOf(key) : undefined}
          >
            {(props) => (
              <input
                {...props}
                className="input short"
                name={key}
                inputMode="numeric"
                defaultValue={refused?.typed[key] ?? thresholds[key]}
              />
            )}
          </Field>
        ))}
        <p>
          <button className="btn">{words.save}</button>
        </p>
      </form>
    </StaffPage>
  )
}
