import { Field } from '#app/interface/field.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { say } from '#app/language/words.ts'
import { CORRECTION_CHOICES, type CorrectionChoice } from '#app/rules/corrections.ts'
import { directionOf, textIn, type LocalText } from '#app/rules/languages.ts'
import type { QuestionKind } from '#app/rules/questions.ts'
import type { SteeredQuiz } from '../quizzes.queries.server.ts'
import { Pictures } from '#app/questions/pictures.tsx'
import type { ShownPicture } from '#app/questions/shown-pictures.ts'
import type { RepairField, RepairRefusal } from './repair.ts'
import { correctingWords } from './words/words.ts'

type Props = {
  quiz: SteeredQuiz
  version: string
  kind: QuestionKind
  stem: LocalText
  pictures: ShownPicture[]
  fields: RepairField[]
  isAccepting: boolean
  /** What a draft that is taken up again says. */
  begun: { choice: CorrectionChoice; onlyIfHigher: boolean; reason: string } | null
  /** The id of the draft, made with the page: the same form twice is one draft. */
  draftKey: string
  refused: { because: RepairRefusal | 'no-reason'; typed: Record<string, string> } | null
}

/** The repair of a question after attempts: its text, key and explanations, then what happens to marks. Nothing changes before the preview is decided. */
export function RepairPage({ quiz, version, kind, stem, pictures, fields, isAccepting, begun, refused, draftKey }: Props) {
  const words = useWords(correctingWords)
  const language = useLanguage()
  const typed = refused?.typed
  const to = `/cohortes/${quiz.cohortId}/quiz/${quiz.quizKey}`
  return (
    <StaffPage back={{ to: `${to}/analyse`, label: words.back }}>
      <p className="eyebrow">{[quiz.cohort, quiz.title].join(' · ')}</p>
      <h1>{words.title}</h1>
      <p className="lead" dir="auto">
        {textIn(stem, language)}
      </p>
      <Pictures of={pictures} beside={textIn(stem, language)} language={language} />
      {refused && (
        <Notice kind="bad" title={words.refused} isNews>
          {words.refusals[refused.because]}
        </Notice>
      )}
      {isAccepting && <Notice kind="info">{words.accepting}</Notice>}
      {kind === 'matching' && <Notice kind="info">{words.matching}</Notice>}
      <p className="hint">{words.nothingYet}</p>
      <form method="post" action={`${to}/corriger/${version}`} className="stack">
        <input type="hidden" name="id" value={typed?.['id'] ?? draftKey} />
        <h2>{words.repair}</h2>
        {groupsOf(fields).map(({ group, own }) => (
          <RepairGroup key={group} fields={own} typed={typed} />
        ))}
        <fieldset>
          <legend>
            <h2>{words.marks}</h2>
          </legend>
          {CORRECTION_CHOICES.map((choice) => (
            <label key={choice} className="choice">
              <input
                type="radio"
                name="choice"
                value={choice}
                required
                defaultChecked={(typed?.['choice'] ?? begun?.choice ?? 'both') === choice}
              />
              <span>
                {words.choices[choice]}
                <span className="hint">{words.choiceHints[choice]}</span>
              </span>
            </label>
          ))}
          <label className="choice">
            <input
              type="checkbox"
              name="onlyIfHigher"
              value="1"
              defaultChecked={typed ? typed['onlyIfHigher'] === '1' : (begun?.onlyIfHigher ?? true)}
            />
            <span>
              {words.onlyIfHigher}
              <span className="hint">{words.onlyIfHigherHint}</span>
            </span>
          </label>
        </fieldset>
        <Field
          id="reason"
          label={words.reason}
          hint={words.reasonHint}
          error={refused?.because === 'no-reason' ? words.refusals['no-reason'] : undefined}
        >
          {(props) => (
            <textarea
              {...props}
              className="input"
              name="reason"
              rows={2}
              maxLength={500}
              required
              defaultValue={typed?.['reason'] ?? begun?.reason ?? ''}
            />
          )}
        </Field>
        <p>
          <button className="btn">{words.preview}</button>
        </p>
      </form>
    </StaffPage>
  )
}

/** Fields that follow one another and belong together. */
function groupsOf(fields: readonly RepairField[]): { group: string; own: RepairField[] }[] {
  const groups: { group: string; own: RepairField[] }[] = []
  for (const field of fields) {
    const last = groups.at(-1)
    if (last && last.group === field.group && field.group !== '') last.own.push(field)
    else groups.push({ group: field.group === '' ? field.name : field.group, own: [field] })
  }
  return groups
}

function RepairGroup({ fields, typed }: { fields: RepairField[]; typed: Record<string, string> | undefined }) {
  const content = fields.map((field) => <RepairControl key={field.name + field.value} field={field} typed={typed} />)
  return fields.length === 1 ? content : <div className="card stack">{content}</div>
}

function RepairControl({ field, typed }: { field: RepairField; typed: Record<string, string> | undefined }) {
  const words = useWords(correctingWords)
  const { name, role, language, control } = field
  const value = typed?.[name] ?? field.value
  if (control === 'radio' || control === 'box') {
    return (
      <label className="choice">
        <input
          type={control === 'radio' ? 'radio' : 'checkbox'}
          name={name}
          value={field.value}
          defaultChecked={typed ? typed[name] === field.value : field.isOn}
        />
        <span>{role === 'truth' ? words.truths[field.value === 'true' ? 'yes' : 'no'] : words.right}</span>
      </label>
    )
  }
  const label =
    language === null
      ? words.roles[roleWord(role)]
      : say(words.inLanguage, { what: words.roles[roleWord(role)], language: words.languages[language] })
  const id = name.replaceAll('.', '-')
  const shared = { className: 'input', name, defaultValue: value, ...(language ? { lang: language, dir: directionOf(language) } : {}) }
  return (
    <Field id={id} label={label}>
      {(props) =>
        control === 'area' ? (
          <textarea
            {...props}
            {...shared}
            rows={role === 'accept' ? 4 : 2}
            maxLength={4000}
            dir={role === 'accept' ? 'auto' : shared.dir}
          />
        ) : (
          <input {...props} {...shared} type="text" maxLength={4000} inputMode={control === 'number' ? 'decimal' : 'text'} />
        )
      }
    </Field>
  )
}

/** Roles that stand beside a text; right and truth are words of their own. */
function roleWord(role: RepairField['role']) {
  return role === 'right' || role === 'truth' ? 'option' : role
}
