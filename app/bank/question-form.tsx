import { Field } from '#app/interface/field.tsx'
import { useWords } from '#app/language/use-language.tsx'
import type { BankCourse } from './bank-list.queries.server.ts'
import { KindFields } from './kind-fields.tsx'
import type { Draft } from './question-draft.ts'
import { PictureFields } from './question-pictures.tsx'
import { bankWords } from './words/words.ts'

export type Lesson = { key: string; title: string }

type Props = {
  to: string
  draft: Draft
  course: BankCourse
  lessons: Lesson[]
  /** The version that was on the page; 0 for a new question. */
  number: number
  hasTranslations: boolean
}

/** The form of a question in French, whatever its kind; it works without scripts, lines are added by a button. */
export function QuestionForm({ to, draft, course, lessons, number, hasTranslations }: Props) {
  const { form: words } = useWords(bankWords)
  const text = (name: 'stem' | 'explanation' | 'hint', hint?: string) => (
    <Field id={name} label={words[name]} hint={hint}>
      {(props) => (
        <textarea
          {...props}
          className="input"
          name={name}
          rows={name === 'hint' ? 2 : 3}
          dir="auto"
          maxLength={4000}
          defaultValue={draft[name]}
        />
      )}
    </Field>
  )
  const line = (name: 'name' | 'category' | 'tags', hint?: string) => (
    <Field id={name} label={words[name]} hint={hint}>
      {(props) => (
        <input {...props} className="input" name={name} dir="auto" maxLength={300} defaultValue={draft[name]} autoComplete="off" />
      )}
    </Field>
  )
  return (
    <form method="post" action={to} className="stack" lang="fr" dir="auto">
      <input type="hidden" name="kind" value={draft.kind} />
      <input type="hidden" name="number" value={number} />
      <input type="hidden" name="cours" value={course.id} />
      {text('stem')}
      <KindFields draft={draft} words={words} />
      {text('explanation', words.explanationHint)}
      {text('hint', words.hintHint)}
      <PictureFields pictures={draft.pictures} />
      <h2>{words.about}</h2>
      <fieldset>
        <legend>{words.objectives}</legend>
        {course.objectives.map((objective) => (
          <label key={objective.id} className="choice">
            <input type="checkbox" name="objective" value={objective.id} defaultChecked={draft.objectives.includes(objective.id)} />
            <span>{objective.text}</span>
          </label>
        ))}
      </fieldset>
      <div className="filters">
        {line('tags', words.tagsHint)}
        {line('name')}
        {line('category', words.categoryHint)}
        <Field id="lesson" label={words.lesson}>
          {(props) => (
            <select {...props} className="input" name="lesson" defaultValue={draft.lesson}>
              <option value="">{words.noLesson}</option>
              {lessons.map(({ key, title }) => (
                <option key={key} value={key}>
                  {title}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      {hasTranslations && (
        <>
          <label className="choice">
            <input type="checkbox" name="keepsTranslations" defaultChecked={draft.keepsTranslations} />
            <span>{words.translationsStay}</span>
          </label>
          <p className="hint">{words.translationsHint}</p>
        </>
      )}
      <p>
        <button className="btn" name="act" value="save">
          {words.save}
        </button>
      </p>
    </form>
  )
}
