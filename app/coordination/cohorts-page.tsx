import { StaffPage } from '#app/interface/staff-page.tsx'
import { formatShortDay } from '#app/language/dates.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { say, sayCount } from '#app/language/words.ts'
import type { CalendarDay } from '#app/rules/calendar-days.ts'
import { textIn } from '#app/rules/languages.ts'
import type { CohortLine, TrainedCourse } from './cohorts.queries.server.ts'
import { coordinationWords } from './words/words.ts'

/** The cohorts a person follows, each one a link to its board; and the single courses they train in others, each one to its quizzes. */
export function CohortsPage({ cohorts, courses, today }: { cohorts: CohortLine[]; courses: TrainedCourse[]; today: CalendarDay }) {
  const words = useWords(coordinationWords)
  const language = useLanguage()
  return (
    <StaffPage>
      <h1>{words.cohorts.title}</h1>
      {cohorts.length + courses.length === 0 && <p>{words.cohorts.empty}</p>}
      <ul className="tasks">
        {cohorts.map((cohort) => (
          <li key={cohort.id}>
            <span>
              <a href={`/cohortes/${cohort.id}`} dir="auto">
                {cohort.name}
              </a>
              <span className="about">
                {say(words.cohorts.dates, {
                  from: formatShortDay(cohort.startsOn, language, today),
                  to: formatShortDay(cohort.endsOn, language, today),
                })}
              </span>
            </span>
            <span className="tag plain">{sayCount(words.board.count, cohort.people, language)}</span>
          </li>
        ))}
        {courses.map(({ cohortId, cohort, courseId, course }) => (
          <li key={`${cohortId} ${courseId}`}>
            <span>
              <a href={`/cohortes/${cohortId}/quiz`} dir="auto">
                {textIn(course, language)}
              </a>
              <span className="about" dir="auto">
                {cohort}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </StaffPage>
  )
}
