import { Icon } from '#app/interface/icon.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { useWords } from '#app/language/use-language.tsx'
import { say } from '#app/language/words.ts'
import { directionOf, type Language } from '#app/rules/languages.ts'
import type { PlacedText } from '#app/rules/question-texts.ts'
import { QUESTION_KINDS, type QuestionKind } from '#app/rules/questions.ts'
import type { BankCourse } from './bank-list.queries.server.ts'
import type { Draft } from './question-draft.ts'
import { QuestionForm, type Lesson } from './question-form.tsx'
import type { BankWords } from './words/fr.ts'
import { bankWords } from './words/words.ts'

export type FormRefusal = keyof BankWords['form']['refusals']

function Refused({ because }: { because: FormRefusal | null }) {
  const { form: words } = useWords(bankWords)
  return because && <Notice kind="bad" title={words.refusals[because]} isNews />
}

type FormProps = {
  to: string
  draft: Draft
  course: BankCourse
  lessons: Lesson[]
  number: number
  hasTranslations: boolean
  because: FormRefusal | null
}

/** A question written anew, or for the first time. */
export function EditPage({ back, because, ...form }: FormProps & { back: string }) {
  const all = useWords(bankWords)
  const words = all.form
  return (
    <StaffPage back={{ to: back, label: form.number === 0 ? all.title : all.preview.back }}>
      <p className="eyebrow">{[form.course.title, all.kinds[form.draft.kind]].join(' · ')}</p>
      <h1>{form.number === 0 ? words.newTitle : words.editTitle}</h1>
      <Refused because={because} />
      {form.number > 0 && <p className="hint">{all.question.pinned}</p>}
      <QuestionForm {...form} />
    </StaffPage>
  )
}

/** Which course and which kind: before the form of a new question. */
export function ChoosePage({ courses, courseId }: { courses: BankCourse[]; courseId: string }) {
  const all = useWords(bankWords)
  const words = all.form
  return (
    <StaffPage back={{ to: '/banque', label: all.title }}>
      <h1>{words.newTitle}</h1>
      <form className="stack">
        <div className="field">
          <label htmlFor="cours">{words.course}</label>
          <select id="cours" name="cours" className="input" defaultValue={courseId}>
            {courses.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </div>
        <fieldset>
          <legend>{words.chooseKind}</legend>
          {QUESTION_KINDS.map((kind: QuestionKind, index) => (
            <label key={kind} className="choice">
              <input type="radio" name="sorte" value={kind} defaultChecked={index === 0} />
              <span>{all.kinds[kind]}</span>
            </label>
          ))}
        </fieldset>
        <button className="btn">
          {words.go}
          <Icon name="arrow-right" />
        </button>
      </form>
    </StaffPage>
  )
}

type TranslateProps = {
  to: string
  back: string
  into: Exclude<Language, 'fr'>
  texts: PlacedText[]
  number: number
  because: FormRefusal | null
}

/** Every text of a question in another language, below its French. */
export function TranslatePage({ to, back, into, texts, number, because }: TranslateProps) {
  const all = useWords(bankWords)
  const words = all.form
  return (
    <StaffPage back={{ to: back, label: all.preview.back }}>
      <h1>{say(words.translateTitle, { language: all.languages[into] })}</h1>
      <Refused because={because} />
      <p className="hint">{words.translateHint}</p>
      <form method="post" action={to} className="stack">
        <input type="hidden" name="number" value={number} />
        {texts.map(({ place, text }) => (
          <div key={place} className="field">
            <label htmlFor={place}>
              <span className="hint">{words.original}</span>{' '}
              <bdi lang="fr" dir="ltr">
                {text.fr}
              </bdi>
            </label>
            <textarea
              className="input"
              id={place}
              name={`text:${place}`}
              rows={2}
              lang={into}
              dir={directionOf(into)}
              maxLength={4000}
              defaultValue={text[into] ?? ''}
            />
          </div>
        ))}
        <p>
          <button className="btn">{words.save}</button>
        </p>
      </form>
    </StaffPage>
  )
}
