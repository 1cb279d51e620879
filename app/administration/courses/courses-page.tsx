import { FoldingTable } from '#app/interface/folding-table.tsx'
import { saidIn } from '#app/interface/said-in.ts'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { Tag } from '#app/interface/tag.tsx'
import { interfaceWords } from '#app/interface/words/words.ts'
import { formatShortDay } from '#app/language/dates.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { formatBytes, formatNumber, say, sayCount, type SameShape } from '#app/language/words.ts'
import { LANGUAGES, languageOf, textIn, type Language } from '#app/rules/languages.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import { isolated } from '#app/language/isolated.ts'
import type { AdministrationWords } from '../words/fr.ts'
import { administrationWords } from '../words/words.ts'
import type { cohortsByCourse, newestVersions } from './courses.queries.server.ts'

type CourseLine = Awaited<ReturnType<typeof newestVersions>>[number] & {
  cohorts: Array<Pick<Awaited<ReturnType<typeof cohortsByCourse>>[number], 'cohortId' | 'name' | 'number'>>
}

/** Every course: its newest version, what it holds, in which languages, and who uses it. */
export function CoursesPage({ courses }: { courses: CourseLine[] }) {
  const { courses: words } = useWords(administrationWords)
  const language = useLanguage()
  const { columns } = words
  const numbers = [columns.modules, columns.lessons, columns.questions, columns.words, columns.weight]
  return (
    <StaffPage wide>
      <h1>{words.title}</h1>
      <p className="lead">{courses.length === 0 ? words.empty : sayCount(words.count, courses.length, language)}</p>
      <p className="no-print">
        <a className="btn second" href="/admin/parcours">
          {words.toProgrammes}
        </a>
      </p>
      {courses.length > 0 && (
        <FoldingTable
          caption={words.caption}
          columns={[
            columns.course,
            columns.version,
            columns.modules,
            columns.lessons,
            columns.questions,
            columns.languages,
            columns.words,
            columns.weight,
            columns.cohorts,
          ].map((label) => ({ label, isNumber: numbers.includes(label) }))}
          lines={courses.map((course) => ({ key: course.courseId, cells: cellsOf(course, words, language) }))}
        />
      )}
    </StaffPage>
  )
}

function cellsOf(course: CourseLine, words: SameShape<AdministrationWords['courses']>, language: Language) {
  const number = (value: number) => formatNumber(value, language)
  const french = course.languages.find((share) => share.language === 'fr')
  const about = [course.hasAssignment ? words.withAssignment : '', course.origin === 'app' ? words.inApp : ''].filter((text) => text !== '')
  return [
    <span key="course">
      <span {...saidIn(languageOf(course.title, language), language)}>{textIn(course.title, language)}</span>
      {about.length > 0 && <span className="hint"> {about.join(' · ')}</span>}
    </span>,
    <span key="version">
      {number(course.number)}
      <span className="hint"> {say(words.version, { day: formatShortDay(moroccoDay(course.publishedAt), language) })}</span>
    </span>,
    number(course.modules),
    number(course.lessons),
    <span key="questions">
      {number(course.questions)}
      <span className="hint"> {say(words.quizQuestions, { n: number(course.quizQuestions) })}</span>
    </span>,
    <Languages key="languages" course={course} />,
    number(french?.words ?? 0),
    formatBytes(french?.bytes ?? 0, language),
    <Cohorts key="cohorts" course={course} />,
  ]
}

function Languages({ course }: { course: CourseLine }) {
  const { courses: words } = useWords(administrationWords)
  const { languages } = useWords(interfaceWords)
  return (
    <span className="tags">
      {LANGUAGES.map((language) => {
        const n = course.languages.find((share) => share.language === language)?.lessons ?? 0
        const tone = n === course.lessons ? 'ok' : n > 0 ? 'warn' : 'plain'
        return (
          <Tag key={language} tone={tone}>
            {say(n === 0 ? words.notYet : words.share, { language: isolated(languages[language]), n, of: course.lessons })}
          </Tag>
        )
      })}
    </span>
  )
}

function Cohorts({ course }: { course: CourseLine }) {
  const { courses: words } = useWords(administrationWords)
  if (course.cohorts.length === 0) return <>{words.noCohorts}</>
  return (
    <ul className="inline">
      {course.cohorts.map(({ cohortId, name, number }) => (
        <li key={cohortId}>
          {number === course.number ? <bdi>{name}</bdi> : say(words.olderVersion, { cohort: isolated(name), n: number })}
        </li>
      ))}
    </ul>
  )
}
