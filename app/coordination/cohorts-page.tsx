import { Icon } from '#app/interface/icon.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { formatShortDay } from '#app/language/dates.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { say, sayCount } from '#app/language/words.ts'
import type { CalendarDay } from '#app/rules/calendar-days.ts'
import { textIn } from '#app/rules/languages.ts'
import type { CohortLine, TrainedCourse } from './cohorts.queries.server.ts'
import { coordinationWords } from './words/words.ts'

type Line = CohortLine & { to: string; closedAt: Date | null; archivedAt: Date | null }
type Props = { lines: Line[]; courses: TrainedCourse[]; today: CalendarDay; mayMake: boolean }

/** The cohorts a person follows or steers, each one a link; the single courses they train in others; archived cohorts apart. */
export function CohortsPage({ lines, courses, today, mayMake }: Props) {
  const words = useWords(coordinationWords)
  const current = lines.filter(({ archivedAt }) => archivedAt === null)
  const archived = lines.filter(({ archivedAt }) => archivedAt !== null)
  return (
    <StaffPage>
      <h1>{words.cohorts.title}</h1>
      {mayMake && (
        <p>
          <a className="btn" href="/cohortes/nouvelle">
            <Icon name="plus" />
            {words.cohorts.make}
          </a>
        </p>
      )}
      {current.length + courses.length === 0 && <p>{words.cohorts.empty}</p>}
      <ul className="tasks">
        {current.map((line) => (
          <Cohort key={line.id} line={line} today={today} />
        ))}
        {courses.map((course) => (
          <TrainedCourseLine key={`${course.cohortId} ${course.courseId}`} {...course} />
        ))}
      </ul>
      {archived.length > 0 && (
        <details>
          <summary>{words.cohorts.archived}</summary>
          <ul className="tasks">
            {archived.map((line) => (
              <Cohort key={line.id} line={line} today={today} />
            ))}
          </ul>
        </details>
      )}
    </StaffPage>
  )
}

function Cohort({ line, today }: { line: Line; today: CalendarDay }) {
  const words = useWords(coordinationWords)
  const language = useLanguage()
  const from = formatShortDay(line.startsOn, language, today)
  const to = formatShortDay(line.endsOn, language, today)
  return (
    <li>
      <span>
        <a href={line.to} dir="auto">
          {line.name}
        </a>
        <span className="about">{say(words.cohorts.dates, { from, to })}</span>
      </span>
      {line.closedAt && <span className="tag">{words.cohorts.closed}</span>}
      <span className="tag plain">{sayCount(words.board.count, line.people, language)}</span>
    </li>
  )
}

function TrainedCourseLine({ cohortId, cohort, course }: TrainedCourse) {
  const language = useLanguage()
  return (
    <li>
      <span>
        <a href={`/cohortes/${cohortId}/quiz`} dir="auto">
          {textIn(course, language)}
        </a>
        <span className="about" dir="auto">
          {cohort}
        </span>
      </span>
    </li>
  )
}
