import { Field } from '#app/interface/field.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { formatInstant } from '#app/language/dates.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { formatNumber, say } from '#app/language/words.ts'
import { Pictures } from '#app/questions/pictures.tsx'
import type { WrittenAnswer } from './answer.queries.server.ts'
import type { MarkRefusal } from './mark-answer.server.ts'
import { LONGEST_FEEDBACK } from './marking.forms.ts'
import { markingWords } from './words/words.ts'

type Props = {
  answer: WrittenAnswer
  now: Date
  refused: { because: MarkRefusal | 'mark-unreadable'; typed: { mark: string; feedback: string } } | null
}

/** One answer in sentences with the guide, its mark and what is said about it. */
export function AnswerPage({ answer, now, refused }: Props) {
  const words = useWords(markingWords)
  const language = useLanguage()
  const isMarked = answer.kind === 'manual'
  const typed = refused?.typed ?? {
    mark: isMarked && answer.mark !== null ? formatNumber(answer.mark, language) : '',
    feedback: answer.feedback ?? '',
  }
  const max = formatNumber(answer.maxMark, language)
  return (
    <StaffPage back={{ to: '/correction/reponses', label: words.title }}>
      <p className="eyebrow">{[answer.cohort, answer.quizTitle].join(' · ')}</p>
      <h1>
        <bdi>{answer.name}</bdi>
      </h1>
      <p className="muted">{formatInstant(answer.submittedAt, language, now)}</p>
      {refused && (
        <Notice kind="bad" title={words.refused} isNews>
          {say(words.refusals[refused.because], { max })}
        </Notice>
      )}
      {isMarked && !refused && <Notice kind="info">{words.already}</Notice>}
      <h2 dir="auto">{answer.stem}</h2>
      <Pictures of={answer.pictures} beside={answer.stem} language={language} />
      <div className="card prose" dir="auto">
        {answer.text.split(/\n+/).map((paragraph, index) => (
          <p key={index}>{paragraph}</p>
        ))}
      </div>
      <details open>
        <summary>{words.guide}</summary>
        <p dir="auto">{answer.guide}</p>
      </details>
      <form method="post" action={`/correction/reponses/${answer.attemptId}/${answer.position}`} className="stack">
        <input type="hidden" name="replaces" value={answer.scoreId ?? ''} />
        <Field
          id="mark"
          label={say(words.mark, { max })}
          error={refused?.because === 'marked-meanwhile' ? undefined : refused ? say(words.refusals[refused.because], { max }) : undefined}
        >
          {(props) => (
            <input {...props} className="input short" name="mark" type="text" inputMode="decimal" required defaultValue={typed.mark} />
          )}
        </Field>
        <Field id="feedback" label={words.feedback} hint={words.feedbackHint}>
          {(props) => (
            <textarea
              {...props}
              className="input"
              name="feedback"
              rows={4}
              maxLength={LONGEST_FEEDBACK}
              dir="auto"
              defaultValue={typed.feedback}
            />
          )}
        </Field>
        <p>
          <button className="btn">{words.save}</button>
        </p>
      </form>
    </StaffPage>
  )
}
