import { Icon } from '#app/interface/icon.tsx'
import { LearnerPage } from '#app/interface/learner-page.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { ProgressBar } from '#app/interface/progress-bar.tsx'
import { formatDay } from '#app/language/dates.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { say, sayCount } from '#app/language/words.ts'
import type { CalendarDay } from '#app/rules/calendar-days.ts'
import { isDone } from '#app/rules/completion.ts'
import { KeepButton } from '../offline/keep-button.tsx'
import { stepAddress } from '../path/addresses.ts'
import type { CoursePath, ModulePath } from '../path/path.ts'
import { StepRows } from '../path/step-rows.tsx'
import { learningWords } from '../words/words.ts'

export type ModuleOnPage = { course: Pick<CoursePath, 'courseId' | 'short' | 'isOpen' | 'opensOn'>; module: ModulePath; bytes: number }

/** A module: what one can do afterwards, its lessons and its quiz, and one button to the next of them. */
export function ModulePage({ course, module, today, bytes }: ModuleOnPage & { today: CalendarDay }) {
  const words = useWords(learningWords)
  const language = useLanguage()
  const { done, of } = module.progress
  const next = module.steps.find((step) => step.isOpen && !isDone(step.status))
  return (
    <LearnerPage back={{ to: `/cours/${course.courseId}`, label: course.short }}>
      <p className="eyebrow">{say(words.module, { n: module.n })}</p>
      <h1>{module.title}</h1>
      <p className="lead">{module.aims}</p>
      {module.dueOn && module.status !== 'completed' && (
        <p className="muted">{say(words.due, { date: formatDay(module.dueOn, language, today) })}</p>
      )}
      {course.isOpen ? (
        <ProgressBar done={done} of={of}>
          {sayCount(words.stepsDone, done, language, { of })}
        </ProgressBar>
      ) : (
        <Notice kind="info" title={say(words.course.closed, { date: formatDay(course.opensOn, language, today) })}>
          {words.course.closedText}
        </Notice>
      )}
      {next && (
        <p>
          <a className="btn wide" href={stepAddress(next)}>
            {done === 0 && next.status === 'not-started' ? words.home.begin : words.home.go}
          </a>
        </p>
      )}
      <StepRows steps={module.steps} />
      {course.isOpen && <KeepButton kind="module" id={module.key} bytes={bytes} />}
      {course.isOpen && (
        <p className="no-print">
          <a className="back" href={`/modules/${module.key}/imprimer`}>
            <Icon name="printer" />
            {words.print.open}
          </a>
        </p>
      )}
    </LearnerPage>
  )
}
