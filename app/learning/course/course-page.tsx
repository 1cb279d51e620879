import { Icon } from '#app/interface/icon.tsx'
import { LearnerPage } from '#app/interface/learner-page.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { ProgressBar } from '#app/interface/progress-bar.tsx'
import { formatDay } from '#app/language/dates.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { say, sayCount } from '#app/language/words.ts'
import type { CalendarDay } from '#app/rules/calendar-days.ts'
import type { TestOfCourse } from '../quiz/course-tests.queries.server.ts'
import { KeepButton } from '../offline/keep-button.tsx'
import type { CoursePath } from '../path/path.ts'
import { StatusTag } from '../path/status-tag.tsx'
import { TestPart } from './course-tests.tsx'
import { FinalRow, StepRows } from '../path/step-rows.tsx'
import { learningWords } from '../words/words.ts'

export type CourseOnPage = Pick<
  CoursePath,
  'courseId' | 'title' | 'summary' | 'isOpen' | 'opensOn' | 'progress' | 'newSteps' | 'modules' | 'final'
> & {
  objectives: string[]
  hours: number
}

/** A course: what one will be able to do, its modules with their lessons, its final assignment. The module that is under way stands open. */
export function CoursePage({
  course,
  today,
  bytes,
  tests,
  now,
}: {
  course: CourseOnPage
  today: CalendarDay
  bytes: number
  tests: readonly TestOfCourse[]
  now: Date
}) {
  const words = useWords(learningWords)
  const language = useLanguage()
  const { done, of } = course.progress
  const current = course.modules.find((module) => module.status !== 'completed' && module.status !== 'excused')
  return (
    <LearnerPage back={{ to: '/accueil', label: words.course.toHome }}>
      <h1>{course.title}</h1>
      <p className="lead">{course.summary}</p>
      <p className="muted">
        {sayCount(words.course.moduleCount, course.modules.length, language)} · {sayCount(words.course.hours, course.hours, language)}
      </p>
      {course.isOpen ? (
        <ProgressBar done={done} of={of}>
          {sayCount(words.stepsDone, done, language, { of })}
        </ProgressBar>
      ) : (
        <Notice kind="info" title={say(words.course.closed, { date: formatDay(course.opensOn, language, today) })}>
          {words.course.closedText}
        </Notice>
      )}
      {course.newSteps > 0 && <Notice kind="info">{sayCount(words.course.newSteps, course.newSteps, language)}</Notice>}
      <details>
        <summary>{words.course.objectives}</summary>
        <ul>
          {course.objectives.map((objective) => (
            <li key={objective}>{objective}</li>
          ))}
        </ul>
      </details>
      <TestPart test={tests.find(({ moment }) => moment === 'avant')} now={now} />
      <section className="section stack">
        <h2>{words.course.modules}</h2>
        {course.modules.map((module) => (
          <details key={module.key} open={module.key === current?.key}>
            <summary>
              <span className="row between">
                <span>{say(words.numbered, { n: module.n, title: module.title })}</span>
                <StatusTag status={module.status} />
              </span>
            </summary>
            <p className="muted">{module.aims}</p>
            {module.dueOn && module.status !== 'completed' && <p>{say(words.due, { date: formatDay(module.dueOn, language, today) })}</p>}
            <StepRows steps={module.steps} />
          </details>
        ))}
      </section>
      {course.isOpen && <KeepButton kind="cours" id={course.courseId} bytes={bytes} />}
      <p>
        <a className="back" href={`/cours/${course.courseId}/glossaire`}>
          <Icon name="book-open" />
          {words.glossary.link}
        </a>
      </p>
      {course.final && (
        <section className="section stack">
          <h2>{words.course.final}</h2>
          <p>{words.course.finalAbout}</p>
          <ul className="tasks">
            <FinalRow work={course.final} today={today} />
          </ul>
        </section>
      )}
      <TestPart test={tests.find(({ moment }) => moment === 'apres')} now={now} />
    </LearnerPage>
  )
}
