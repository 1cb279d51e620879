import { ErrorSummary } from '#app/interface/error-summary.tsx'
import { Field } from '#app/interface/field.tsx'
import { LearnerPage } from '#app/interface/learner-page.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { say, sayCount } from '#app/language/words.ts'
import type { JoinRefusal } from './ask-to-join.server.ts'
import { enteringWords } from './words/words.ts'

type Props = { course: string; isSent: boolean; typed?: { name: string; phone: string } | undefined; refusal?: JoinRefusal | undefined }

/** The form behind a group link: a name and a number, which a coordinator reads. */
export function JoinPage({ course, isSent, typed, refusal }: Props) {
  const { joining: words, invitation, minutes } = useWords(enteringWords)
  const language = useLanguage()
  const wait = refusal?.because === 'too-many' ? sayCount(minutes, refusal.minutes, language) : ''
  const { digits = 0, least = 0, most = 0 } = refusal && 'digits' in refusal ? refusal : {}
  const text = refusal && say(words.refusals[refusal.because], { digits, least, most, minutes: wait })
  const at = refusal?.because.startsWith('name-') ? 'name' : 'phone'
  return (
    <LearnerPage>
      <h1>{words.title}</h1>
      {text && <ErrorSummary faults={[{ field: at, text }]} />}
      <p className="lead">{say(invitation.course, { course })}</p>
      {isSent ? (
        <Notice kind="ok" isNews>
          {words.sent}
        </Notice>
      ) : (
        <form method="post" className="stack">
          <p>{words.lead}</p>
          <input type="hidden" name="language" value={language} />
          <Field id="name" label={words.name} error={at === 'name' ? text : undefined}>
            {(props) => (
              <input {...props} className="input" name="name" dir="auto" autoComplete="name" defaultValue={typed?.name.slice(0, 200)} />
            )}
          </Field>
          <Field id="phone" label={words.phone} hint={words.phoneHint} error={at === 'phone' ? text : undefined}>
            {(props) => (
              <input
                {...props}
                className="input"
                name="phone"
                dir="ltr"
                inputMode="tel"
                autoComplete="tel"
                defaultValue={typed?.phone.slice(0, 200)}
              />
            )}
          </Field>
          <button className="btn wide">{words.send}</button>
        </form>
      )}
    </LearnerPage>
  )
}
