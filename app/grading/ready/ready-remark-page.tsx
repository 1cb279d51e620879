import { Fragment } from 'react'
import { ErrorSummary } from '#app/interface/error-summary.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { useWords } from '#app/language/use-language.tsx'
import { say } from '#app/language/words.ts'
import { MOST_REMARK_LETTERS, REMARK_VARIABLES, type RemarkVariable } from '#app/rules/ready-remarks.ts'
import type { MarkedCourse } from './ready.queries.server.ts'
import { readyWords } from './words/words.ts'

export type RefusedReady = { because: 'empty' | 'too-long' | 'unknown'; unknown: string[]; typed: Record<string, string> }
type Props = {
  title: string
  remarkKey: string
  fields: Record<'for' | 'place' | 'fr' | 'en' | 'ar', string>
  courses: MarkedCourse[]
  refused: RefusedReady | null
}

const LANGUAGES = ['fr', 'en', 'ar'] as const

const asTyped = (name: RemarkVariable) => `{${name}}`

/** One ready remark in three languages: where it is offered, for whom, and what it may name. */
export function ReadyRemarkPage({ title, fields, courses, refused, remarkKey }: Props) {
  const words = useWords(readyWords)
  const value = (name: keyof typeof fields) => refused?.typed[name] ?? fields[name]
  const fault = refused && say(words.refusals[refused.because], { words: refused.unknown.join(' ') })
  return (
    <StaffPage back={{ to: '/correction/phrases', label: words.title }}>
      <h1>{title}</h1>
      <form method="post" className="stack">
        {fault && <ErrorSummary faults={[{ field: 'fr', text: fault }]} />}
        <input type="hidden" name="key" value={remarkKey} />
        <p className="hint">
          {words.variables}
          {REMARK_VARIABLES.map((name) => (
            <Fragment key={name}>
              {' '}
              <code className="ltr">{asTyped(name)}</code>
            </Fragment>
          ))}
        </p>
        {LANGUAGES.map((language) => (
          <div key={language} className="field">
            <label htmlFor={language}>{words.languages[language]}</label>
            <textarea
              className="input"
              id={language}
              name={language}
              lang={language}
              dir={language === 'ar' ? 'rtl' : 'ltr'}
              rows={3}
              maxLength={MOST_REMARK_LETTERS}
              aria-invalid={refused && language === 'fr' ? true : undefined}
              defaultValue={value(language)}
            />
          </div>
        ))}
        <p className="hint">{words.fallback}</p>
        <div className="field">
          <label htmlFor="place">{words.place}</label>
          <select className="input" id="place" name="place" defaultValue={value('place')}>
            <option value="">{words.everywhere}</option>
            {courses.map((course) => (
              <optgroup key={course.courseId} label={course.title}>
                <option value={course.courseId}>{words.wholeCourse}</option>
                {course.criteria.map((criterion) => (
                  <option key={criterion.id} value={`${course.courseId}:${criterion.id}`}>
                    {criterion.title}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        </div>
        {fields.for === 'all' ? (
          <p className="hint">{words.isShared}</p>
        ) : (
          <fieldset className="stack">
            <legend>{words.whose}</legend>
            <label className="choice">
              <input type="radio" name="for" value="me" defaultChecked={value('for') !== 'all'} />
              <span>{words.forMe}</span>
            </label>
            <label className="choice">
              <input type="radio" name="for" value="all" defaultChecked={value('for') === 'all'} />
              <span>{words.forAll}</span>
            </label>
          </fieldset>
        )}
        <p>
          <button className="btn">{words.save}</button>
        </p>
      </form>
    </StaffPage>
  )
}
