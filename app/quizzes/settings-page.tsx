import { Field } from '#app/interface/field.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { say } from '#app/language/words.ts'
import { ATTEMPT_METHODS, isFixed, REVIEW_MOMENTS, REVIEW_PARTS, RUN_MODELS, USUAL_RUN } from '#app/rules/quiz-runs.ts'
import type { SteeredQuiz } from './quizzes.queries.server.ts'
import { ExceptionsPart, type ExceptionsProps } from './exceptions-part.tsx'
import { SECTION_ROWS } from './quizzes.forms.ts'
import { quizzesWords, type QuizzesWords } from './words/words.ts'

type Props = Omit<ExceptionsProps, 'to'> & {
  quiz: SteeredQuiz
  made: { versionId: string; title: string; number: number }[]
  isSaved: boolean
  because: keyof QuizzesWords['settings']['refusals'] | null
}

/** How a cohort takes a quiz: models first, then every setting, then exceptions with their reasons. */
export function SettingsPage({ quiz, made, because, isSaved, ...exceptions }: Props) {
  const words = useWords(quizzesWords)
  const { settings } = words
  const to = `/cohortes/${quiz.cohortId}/quiz/${quiz.quizKey}`
  return (
    <StaffPage back={{ to: `/cohortes/${quiz.cohortId}/quiz`, label: words.title }}>
      <p className="eyebrow">{[quiz.cohort, quiz.moduleTitle].join(' · ')}</p>
      <h1>{[settings.title, quiz.title].join(' · ')}</h1>
      <p className="row no-print">
        <a className="btn second" href={`${to}/analyse`}>
          {words.analysis}
        </a>
      </p>
      {isSaved && <Notice kind="ok" title={settings.saved} />}
      {because && <Notice kind="bad" title={settings.refusals[because]} isNews />}
      <form method="post" action={to} className="stack">
        <input type="hidden" name="act" value="model" />
        <input type="hidden" name="revision" value={quiz.run?.revision ?? 0} />
        <h2>{settings.models}</h2>
        <p className="row">
          {RUN_MODELS.map((model) => (
            <button key={model} className="btn second" name="model" value={model}>
              {settings.model[model]}
            </button>
          ))}
        </p>
        <p className="hint">{settings.modelHint}</p>
      </form>
      <Given quiz={quiz} made={made} to={to} />
      <Settings quiz={quiz} to={to} />
      <ExceptionsPart {...exceptions} to={to} />
    </StaffPage>
  )
}

/** Which questions the cohort gets: the course's own, or those of a quiz made in the bank. */
function Given({ quiz, made, to }: Pick<Props, 'quiz' | 'made'> & { to: string }) {
  const { settings } = useWords(quizzesWords)
  if (made.length === 0) return null
  return (
    <form method="post" action={to} className="filters">
      <input type="hidden" name="act" value="give" />
      <input type="hidden" name="revision" value={quiz.run?.revision ?? 0} />
      <Field id="versionId" label={settings.given} hint={settings.givenHint}>
        {(props) => (
          <select {...props} className="input" name="versionId" defaultValue={quiz.run?.bankQuizVersionId ?? ''}>
            <option value="">{settings.own}</option>
            {made.map(({ versionId, title, number }) => (
              <option key={versionId} value={versionId}>
                {say(settings.madeN, { title, n: number })}
              </option>
            ))}
          </select>
        )}
      </Field>
      <button className="btn second">{settings.give}</button>
    </form>
  )
}

function Settings({ quiz, to }: { quiz: SteeredQuiz; to: string }) {
  const { settings } = useWords(quizzesWords)
  const run = quiz.run ?? { ...USUAL_RUN, opensDay: null, opensTime: null, closesDay: null, closesTime: null, revision: 0 }
  const input = (name: keyof typeof settings.fields, type: 'date' | 'time' | 'number', value: string | number | null, hint?: string) => (
    <Field id={name} label={settings.fields[name]} hint={hint}>
      {(props) => (
        <input
          {...props}
          className="input short"
          name={name}
          type={type}
          min={type === 'number' ? 0 : undefined}
          defaultValue={value ?? ''}
        />
      )}
    </Field>
  )
  return (
    <form method="post" action={to} className="stack">
      <input type="hidden" name="revision" value={run.revision} />
      <h2>{settings.dates}</h2>
      <div className="filters">
        {input('opensDay', 'date', run.opensDay)}
        {input('opensTime', 'time', run.opensTime)}
        {input('closesDay', 'date', run.closesDay)}
        {input('closesTime', 'time', run.closesTime)}
      </div>
      <h2>{settings.tries}</h2>
      <div className="filters">
        {input('limitMinutes', 'number', run.limitMinutes, settings.emptyIsNone)}
        {input('graceSeconds', 'number', run.graceSeconds)}
        {input('offlineHours', 'number', run.offlineHours, settings.offlineHint)}
        {input('maxAttempts', 'number', run.maxAttempts, settings.emptyIsNone)}
        {input('delayMinutes', 'number', run.delayMinutes)}
        {input('passMark', 'number', run.passMark, say(settings.passMarkHint, { percent: quiz.coursePassMark }))}
        <Field id="method" label={settings.fields.method}>
          {(props) => (
            <select {...props} className="input" name="method" defaultValue={run.method}>
              {ATTEMPT_METHODS.map((method) => (
                <option key={method} value={method}>
                  {settings.methods[method]}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <Review review={run.review} />
      {!quiz.run?.bankQuizVersionId && <Sections quiz={quiz} />}
      <p>
        <button className="btn">{settings.save}</button>
      </p>
    </form>
  )
}

function Review({ review }: { review: typeof USUAL_RUN.review }) {
  const { settings } = useWords(quizzesWords)
  return (
    <>
      <h2 id="relecture">{settings.review}</h2>
      <p className="hint">{settings.reviewHint}</p>
      <div className="cards four">
        {REVIEW_MOMENTS.map((moment) => (
          <fieldset key={moment}>
            <legend className="label">{settings.moments[moment]}</legend>
            {REVIEW_PARTS.map((part) => (
              <label key={part} className="choice">
                <input type="checkbox" name={`review-${moment}-${part}`} defaultChecked={review[moment].includes(part)} />
                <span>{settings.parts[part]}</span>
              </label>
            ))}
          </fieldset>
        ))}
      </div>
    </>
  )
}

function Sections({ quiz }: { quiz: SteeredQuiz }) {
  const { settings } = useWords(quizzesWords)
  const language = useLanguage()
  const sections = (quiz.run?.sections ?? []).flatMap((section) => (isFixed(section) ? [] : [section]))
  return (
    <details open={sections.length > 0}>
      <summary>{settings.sections}</summary>
      <p className="hint">{settings.sectionsHint}</p>
      {Array.from({ length: SECTION_ROWS }, (_, index) => {
        const row = sections[index]
        const name = (field: string) => `section-${index + 1}-${field}`
        return (
          <fieldset key={index}>
            <legend>{say(settings.sectionN, { n: index + 1 })}</legend>
            <div className="filters">
              <Field id={name('count')} label={settings.count}>
                {(props) => (
                  <input
                    {...props}
                    className="input short"
                    name={name('count')}
                    type="number"
                    min={1}
                    max={50}
                    defaultValue={row?.count ?? ''}
                  />
                )}
              </Field>
              <Field id={name('mark')} label={settings.mark}>
                {(props) => (
                  <input
                    {...props}
                    className="input short"
                    name={name('mark')}
                    type="number"
                    min={0}
                    max={20}
                    defaultValue={row?.mark ?? ''}
                  />
                )}
              </Field>
              <Field id={name('objective')} label={settings.objective}>
                {(props) => (
                  <select {...props} className="input" name={name('objective')} defaultValue={row?.objective ?? ''}>
                    <option value="">{settings.any}</option>
                    {quiz.objectives.map(({ id, text }) => (
                      <option key={id} value={id}>
                        {text[language]}
                      </option>
                    ))}
                  </select>
                )}
              </Field>
              <Field id={name('tag')} label={settings.tag}>
                {(props) => <input {...props} className="input" name={name('tag')} maxLength={60} defaultValue={row?.tag ?? ''} />}
              </Field>
            </div>
          </fieldset>
        )
      })}
    </details>
  )
}
