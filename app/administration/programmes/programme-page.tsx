import { ErrorSummary } from '#app/interface/error-summary.tsx'
import { Field } from '#app/interface/field.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { directionOf, LANGUAGES, textIn, type FullText } from '#app/rules/languages.ts'
import { LONGEST_COHORT_DAYS, MOST_COURSES } from '#app/rules/new-cohort.ts'
import type { ProgrammeFault } from '#app/rules/programmes.ts'
import type { ProgrammeForm } from './programmes.forms.ts'
import type { ProgrammeWords } from './words/fr.ts'
import { programmeWords } from './words/words.ts'

type Props = {
  title: string
  form: ProgrammeForm
  courses: Array<{ courseId: string; short: FullText }>
  faults: ProgrammeFault[]
  because: 'changed-meanwhile' | undefined
}

function faultText(fault: ProgrammeFault, { refusals }: Pick<ProgrammeWords, 'refusals'>): string {
  if (fault.field === 'courses') return refusals.courses[fault.because]
  if (fault.because === 'not-a-number' || fault.because === 'before-opening') return refusals.days[fault.because]
  return refusals.title[fault.because]
}

/** The form of a programme: its titles, and its courses with their order and the days that a new cohort takes over. */
export function ProgrammePage({ title, form, courses, faults, because }: Props) {
  const words = useWords(programmeWords)
  const said = faults.map((fault) => ({ field: fault.field, text: faultText(fault, words) }))
  const errorOf = (field: string) => said.find((fault) => fault.field === field)?.text
  return (
    <StaffPage back={{ to: '/admin/parcours', label: words.title }}>
      <h1>{title}</h1>
      <p className="lead">{words.dates}</p>
      <ErrorSummary faults={said} />
      {because && (
        <Notice kind="bad" isNews>
          {words.refusals[because]}
        </Notice>
      )}
      <form method="post" className="stack">
        <input type="hidden" name="id" value={form.id} />
        <input type="hidden" name="seen" value={form.seen} />
        {LANGUAGES.map((one) => (
          <Field key={one} id={`title-${one}`} label={words.titles[one]} error={errorOf(`title-${one}`)}>
            {(props) => (
              <input
                {...props}
                className="input"
                name={`title-${one}`}
                lang={one}
                dir={directionOf(one)}
                defaultValue={form.titles[one]}
                autoComplete="off"
              />
            )}
          </Field>
        ))}
        <Courses form={form} courses={courses} errorOf={errorOf} />
        <p>
          <button className="btn">{words.save}</button>
        </p>
      </form>
    </StaffPage>
  )
}

type CoursesProps = Pick<Props, 'form' | 'courses'> & { errorOf: (field: string) => string | undefined }

function Courses({ form, courses, errorOf }: CoursesProps) {
  const words = useWords(programmeWords)
  const language = useLanguage()
  const takenOf = (id: string) => form.courses.find(({ courseId }) => courseId === id)
  const placeOf = (id: string) => takenOf(id)?.position ?? MOST_COURSES + 1
  const ordered = [...courses].sort((one, other) => placeOf(one.courseId) - placeOf(other.courseId))
  return (
    <fieldset id="courses" className="stack" tabIndex={-1}>
      <legend className="label">{words.courses}</legend>
      {errorOf('courses') && <p className="error">{errorOf('courses')}</p>}
      <p className="hint">{words.coursesHint}</p>
      {ordered.map(({ courseId, short }) => {
        const taken = takenOf(courseId)
        const number = (name: string, label: string, most: number, value: number | string | undefined) => (
          <Field id={`${name}-${courseId}`} label={label} error={errorOf(`${name}-${courseId}`)}>
            {(props) => (
              <input
                {...props}
                className="input short num"
                inputMode="numeric"
                maxLength={String(most).length}
                name={`${name}-${courseId}`}
                defaultValue={value ?? ''}
                autoComplete="off"
              />
            )}
          </Field>
        )
        return (
          <div key={courseId} className="card">
            <label className="choice">
              <input type="checkbox" name="take" value={courseId} defaultChecked={taken !== undefined} />
              <span>{textIn(short, language)}</span>
            </label>
            <div className="filters">
              {number('position', words.position, MOST_COURSES, taken?.position)}
              {number('opens', words.opensDay, LONGEST_COHORT_DAYS, taken?.opensDay)}
              {number('due', words.dueDay, LONGEST_COHORT_DAYS, taken?.dueDay)}
              <label className="choice">
                <input type="checkbox" name={`required-${courseId}`} defaultChecked={taken?.isRequired ?? true} />
                <span>{words.required}</span>
              </label>
            </div>
          </div>
        )
      })}
    </fieldset>
  )
}
