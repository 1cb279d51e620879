import { Field } from '#app/interface/field.tsx'
import { FoldingTable } from '#app/interface/folding-table.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { formatNumber, formatPercent, sayCount } from '#app/language/words.ts'
import { quizzesWords } from '../words/words.ts'
import type { CohortProgress, SteeredCourse } from './tests.queries.server.ts'
import { testsWords, type TestsWords } from './words/words.ts'

type Props = { course: SteeredCourse; progress: CohortProgress; isSaved: boolean; because: keyof TestsWords['refusals'] | null }

/** The tests before and after a course of a cohort: whether and when, and what people gained between them, by objective. */
export function TestsPage({ course, progress, isSaved, because }: Props) {
  const words = useWords(testsWords)
  const all = useWords(quizzesWords)
  const language = useLanguage()
  const to = `/cohortes/${course.cohortId}/tests/${course.courseId}`
  return (
    <StaffPage back={{ to: `/cohortes/${course.cohortId}/quiz`, label: all.title }}>
      <p className="eyebrow">{[course.cohort, course.title].join(' · ')}</p>
      <h1>{words.title}</h1>
      <p className="lead">{words.about}</p>
      {isSaved && <Notice kind="ok" title={all.settings.saved} />}
      {because && <Notice kind="bad" title={words.refusals[because]} isNews />}
      <Switch course={course} to={to} />
      <section className="section stack" aria-labelledby="progres">
        <h2 id="progres">{words.progress}</h2>
        <p>
          {[
            sayCount(words.tookBefore, progress.took.avant, language),
            sayCount(words.tookAfter, progress.took.apres, language),
            sayCount(words.both, progress.whole.pairs, language),
          ].join(' · ')}
        </p>
        {progress.whole.before === null ? (
          <p className="muted">{words.tooFew}</p>
        ) : (
          <>
            <ProgressTable progress={progress} />
            <p className="hint">{words.counted}</p>
            <p className="row no-print">
              <a className="btn second" href={`${to}/progres.csv`}>
                {words.file}
              </a>
            </p>
          </>
        )}
      </section>
    </StaffPage>
  )
}

function Switch({ course, to }: { course: SteeredCourse; to: string }) {
  const words = useWords(testsWords)
  const language = useLanguage()
  const day = (name: 'beforeOpens' | 'beforeCloses' | 'afterOpens' | 'afterCloses', value: string | null | undefined) => (
    <Field id={name} label={words.fields[name]}>
      {(props) => <input {...props} className="input short" type="date" name={name} defaultValue={value ?? ''} />}
    </Field>
  )
  return (
    <form method="post" action={to} className="stack no-print">
      <input type="hidden" name="revision" value={course.revision} />
      <label className="choice">
        <input type="checkbox" name="isOn" defaultChecked={course.isOn} />
        <span>{words.switch}</span>
      </label>
      {course.questions > 0 && <p className="hint">{sayCount(words.questions, course.questions, language)}</p>}
      <div className="filters">
        {day('beforeOpens', course.dates.avant?.opensDay)}
        {day('beforeCloses', course.dates.avant?.closesDay)}
        {day('afterOpens', course.dates.apres?.opensDay)}
        {day('afterCloses', course.dates.apres?.closesDay)}
      </div>
      <p>
        <button className="btn">{words.save}</button>
      </p>
    </form>
  )
}

function ProgressTable({ progress }: { progress: CohortProgress }) {
  const words = useWords(testsWords)
  const language = useLanguage()
  const share = (value: number | null) => (value === null ? words.tooFew : formatPercent(Math.round(value * 100), language))
  return (
    <FoldingTable
      caption={words.progress}
      columns={[
        { label: words.objective },
        { label: words.pairs, isNumber: true },
        { label: words.before, isNumber: true },
        { label: words.after, isNumber: true },
      ]}
      lines={[...progress.objectives, { ...progress.whole, objective: '', text: words.whole }].map(
        ({ objective, text, pairs, before, after }) => ({
          key: objective || 'whole',
          cells: [text, formatNumber(pairs, language), share(before), share(after)],
        }),
      )}
    />
  )
}
