import { saidIn } from '#app/interface/said-in.ts'
import { formatDay } from '#app/language/dates.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { formatBytes, say, sayCount } from '#app/language/words.ts'
import type { CalendarDay } from '#app/rules/calendar-days.ts'
import { FRAME_BYTES } from '../offline/packs.ts'
import { learningWords } from '../words/words.ts'
import { planAddress, stepAddress } from './addresses.ts'
import type { ModulePath, Step } from './path.ts'
import { LineTag, StatusTag } from './status-tag.tsx'

export type StepRow = Pick<Step, 'key' | 'kind' | 'title' | 'titleLanguage' | 'minutes' | 'bytes' | 'status' | 'planId' | 'isOpen'>

/** The lessons and the quiz of a module, with what each costs; links only where the course is open. */
export function StepRows({ steps }: { steps: StepRow[] }) {
  const words = useWords(learningWords)
  const language = useLanguage()
  return (
    <ul className="tasks">
      {steps.map((step) => (
        <li key={step.key}>
          <div>
            {step.isOpen ? (
              <a href={stepAddress(step)} {...saidIn(step.titleLanguage, language)}>
                {step.title}
              </a>
            ) : (
              <span {...saidIn(step.titleLanguage, language)}>{step.title}</span>
            )}
            <span className="about">
              {sayCount(words.minutes, step.minutes, language)}
              {step.bytes !== null && ` · ${formatBytes(step.bytes + FRAME_BYTES, language)}`}
            </span>
          </div>
          <StatusTag status={step.status} />
        </li>
      ))}
    </ul>
  )
}

export type ModuleRow = Pick<ModulePath, 'key' | 'n' | 'title' | 'status' | 'dueOn'>

/** The modules of a course, each leading to its lessons. */
export function ModuleRows({ modules, today }: { modules: ModuleRow[]; today: CalendarDay }) {
  const words = useWords(learningWords)
  const language = useLanguage()
  return modules.map((module) => (
    <li key={module.key}>
      <div>
        <a href={`/modules/${module.key}`}>{say(words.numbered, { n: module.n, title: module.title })}</a>
        {module.dueOn && module.status !== 'completed' && (
          <span className="about">{say(words.due, { date: formatDay(module.dueOn, language, today) })}</span>
        )}
      </div>
      <StatusTag status={module.status} />
    </li>
  ))
}

export type WorkRow = Pick<Step, 'key' | 'title' | 'planId' | 'line' | 'dueOn' | 'isOpen'>

/** The final assignment of a course, with where it stands. */
export function FinalRow({ work, today }: { work: WorkRow; today: CalendarDay }) {
  const words = useWords(learningWords)
  const language = useLanguage()
  const isAsked = work.line === 'not-started' || work.line === 'draft' || work.line === 'to-revise'
  return (
    <li>
      <div>
        {work.isOpen && work.line ? <a href={planAddress(work)}>{work.title}</a> : work.title}
        {work.dueOn && isAsked && <span className="about">{say(words.due, { date: formatDay(work.dueOn, language, today) })}</span>}
      </div>
      {work.line && <LineTag status={work.line} />}
    </li>
  )
}
