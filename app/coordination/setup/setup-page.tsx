import { ErrorSummary } from '#app/interface/error-summary.tsx'
import { Field } from '#app/interface/field.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { say, type SameShape } from '#app/language/words.ts'
import { textIn } from '#app/rules/languages.ts'
import type { CohortFault } from '#app/rules/new-cohort.ts'
import type { SaveRefusal } from './save-cohort.server.ts'
import type { SetupForm } from './setup.forms.ts'
import type { CourseToChoose, ProgrammeToChoose, StaffToChoose } from './setup.queries.server.ts'
import type { SetupWords } from './words/fr.ts'
import { setupWords } from './words/words.ts'

type PlannedCourse = ProgrammeToChoose['courses'][number]

export type SetupProps = {
  form: SetupForm
  courses: CourseToChoose[]
  /** The courses of the programme with their days: a new cohort takes them over. */
  planned?: PlannedCourse[]
  staff: StaffToChoose
  organisations: Array<{ id: string; name: string }>
  faults: CohortFault[]
  because?: SaveRefusal['because']
  submit: string
}

function faultText(fault: CohortFault, { refusals }: SameShape<SetupWords>): string {
  if (fault.field === 'name') return refusals.name[fault.because]
  return refusals.other[fault.because]
}

/** The settings of a cohort: name and days, courses in order, who trains and coordinates, for whom it is meant. */
export function SetupFields({ form, courses, planned = [], staff, organisations, faults, because, submit }: SetupProps) {
  const words = useWords(setupWords)
  const said = faults.map((fault) => ({ field: fault.field, text: faultText(fault, words) }))
  const errorOf = (field: string) => said.find((fault) => fault.field === field)?.text
  return (
    <form method="post" className="stack">
      <ErrorSummary faults={said} />
      {because && (
        <Notice kind="bad" isNews>
          {words.refusals.whole[because]}
        </Notice>
      )}
      <input type="hidden" name="id" value={form.id} />
      <input type="hidden" name="programme" value={form.programme} />
      <input type="hidden" name="revision" value={form.revision} />
      <Field id="name" label={words.name} hint={words.nameHint} error={errorOf('name')}>
        {(props) => <input {...props} className="input" name="name" defaultValue={form.name} dir="auto" autoComplete="off" />}
      </Field>
      <div className="filters">
        <Field id="startsOn" label={words.startsOn} error={errorOf('startsOn')}>
          {(props) => <input {...props} className="input short" type="date" name="startsOn" defaultValue={form.startsOn} />}
        </Field>
        <Field id="endsOn" label={words.endsOn} hint={words.endsHint} error={errorOf('endsOn')}>
          {(props) => <input {...props} className="input short" type="date" name="endsOn" defaultValue={form.endsOn} />}
        </Field>
      </div>
      <Courses form={form} courses={courses} planned={planned} errorOf={errorOf} />
      {planned.some(({ opensDay, dueDay }) => opensDay !== null || dueDay !== null) && (
        <label className="choice">
          <input type="checkbox" name="programme-days" defaultChecked={form.takesDays} />
          <span>
            {words.takeDays}
            <span className="about">{words.takeDaysHint}</span>
          </span>
        </label>
      )}
      <label className="choice">
        <input type="checkbox" name="spread" defaultChecked={form.isSpread} />
        <span>
          {words.spread}
          <span className="about">{words.spreadHint}</span>
        </span>
      </label>
      <div className="cards">
        <Chosen name="trainer" legend={words.trainers} people={staff.trainers} chosen={form.trainers} />
        <Chosen name="coordinator" legend={words.coordinators} people={staff.coordinators} chosen={form.coordinators} />
      </div>
      <p className="hint">{words.staffHint}</p>
      <details open={form.organisations.length > 0}>
        <summary>{words.organisations}</summary>
        <p className="hint">{words.organisationsHint}</p>
        <Chosen name="organisation" legend={words.organisations} people={organisations} chosen={form.organisations} />
      </details>
      <p>
        <button className="btn">{submit}</button>
      </p>
    </form>
  )
}

type CoursesProps = Pick<SetupProps, 'form' | 'courses'> & { planned: PlannedCourse[]; errorOf: (field: string) => string | undefined }

function daysText({ opensDay, dueDay }: PlannedCourse, { plannedDays }: SameShape<SetupWords>): string | undefined {
  if (opensDay !== null && dueDay !== null) return say(plannedDays.both, { opens: opensDay, due: dueDay })
  if (opensDay !== null) return say(plannedDays.opens, { opens: opensDay })
  return dueDay === null ? undefined : say(plannedDays.due, { due: dueDay })
}

function Courses({ form, courses, planned, errorOf }: CoursesProps) {
  const words = useWords(setupWords)
  const language = useLanguage()
  const placeOf = (courseId: string) => form.courses.find((one) => one.courseId === courseId)?.position ?? courses.length + 1
  const ordered = [...courses].sort((one, other) => placeOf(one.courseId) - placeOf(other.courseId))
  const error = errorOf('courses')
  return (
    <fieldset id="courses" className="stack">
      <legend className="label">{words.courses}</legend>
      {error && <p className="error">{error}</p>}
      <p className="hint">{words.coursesHint}</p>
      {ordered.map(({ courseId, short }) => {
        const taken = form.courses.find((one) => one.courseId === courseId)
        const plan = planned.find((one) => one.courseId === courseId)
        const days = plan && daysText(plan, words)
        return (
          <div key={courseId} className="card">
            <label className="choice">
              <input type="checkbox" name="take" value={courseId} defaultChecked={taken !== undefined} />
              <span>
                {textIn(short, language)}
                {days && <span className="about">{days}</span>}
              </span>
            </label>
            <div className="filters">
              <Field id={`position-${courseId}`} label={words.position}>
                {(props) => (
                  <input
                    {...props}
                    className="input short num"
                    type="number"
                    min={1}
                    max={20}
                    name={`position-${courseId}`}
                    defaultValue={taken?.position ?? ''}
                  />
                )}
              </Field>
              <Field id={`opens-${courseId}`} label={words.opensOn} error={errorOf(`opens-${courseId}`)}>
                {(props) => (
                  <input {...props} className="input short" type="date" name={`opens-${courseId}`} defaultValue={taken?.opensOn ?? ''} />
                )}
              </Field>
              <Field id={`due-${courseId}`} label={words.dueOn} error={errorOf(`due-${courseId}`)}>
                {(props) => (
                  <input {...props} className="input short" type="date" name={`due-${courseId}`} defaultValue={taken?.dueOn ?? ''} />
                )}
              </Field>
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

function Chosen({
  name,
  legend,
  people,
  chosen,
}: {
  name: string
  legend: string
  people: Array<{ id: string; name: string }>
  chosen: string[]
}) {
  const words = useWords(setupWords)
  return (
    <fieldset>
      <legend className="label">{legend}</legend>
      {people.length === 0 && <p className="hint">{words.nobody}</p>}
      {people.map((person) => (
        <label key={person.id} className="choice">
          <input type="checkbox" name={name} value={person.id} defaultChecked={chosen.includes(person.id)} />
          <bdi>{person.name}</bdi>
        </label>
      ))}
    </fieldset>
  )
}
