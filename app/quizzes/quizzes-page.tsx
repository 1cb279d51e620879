import { FoldingTable } from '#app/interface/folding-table.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { formatNumber } from '#app/language/words.ts'
import type { quizzesOf } from './quizzes.queries.server.ts'
import { testsWords } from './tests/words/words.ts'
import { quizzesWords } from './words/words.ts'

type Props = { cohortId: string; quizzes: Awaited<ReturnType<typeof quizzesOf>> }

/** The quizzes of a cohort: who has tried and passed, and the way to the settings of each. */
export function QuizzesPage({ cohortId, quizzes }: Props) {
  const words = useWords(quizzesWords)
  const language = useLanguage()
  const tests = useWords(testsWords)
  const courses = quizzes.filter(({ courseId }, index) => quizzes.findIndex((one) => one.courseId === courseId) === index)
  const cohort = quizzes[0]?.cohort ?? ''
  return (
    <StaffPage back={{ to: `/cohortes/${cohortId}`, label: cohort }}>
      <h1>{words.title}</h1>
      <p className="row no-print">
        {courses.map(({ courseId, courseTitle }) => (
          <a key={courseId} className="btn second" href={`/cohortes/${cohortId}/tests/${courseId}`}>
            {courses.length === 1 ? tests.title : `${tests.title} · ${courseTitle}`}
          </a>
        ))}
      </p>
      <FoldingTable
        caption={cohort}
        columns={[
          { label: words.quiz },
          { label: words.people, isNumber: true },
          { label: words.passed, isNumber: true },
          { label: words.how },
          { label: words.figures },
          { label: words.paper },
        ]}
        lines={quizzes.map((quiz) => ({
          key: quiz.key,
          cells: [
            <a key="quiz" href={`/cohortes/${cohortId}/quiz/${quiz.key}`}>
              {[quiz.courseTitle, quiz.title].join(' · ')}
              <span className="hint">{quiz.moduleTitle}</span>
            </a>,
            formatNumber(quiz.people, language),
            formatNumber(quiz.passed, language),
            quiz.isSet ? words.own : words.usual,
            <a key="analysis" href={`/cohortes/${cohortId}/quiz/${quiz.key}/analyse`}>
              {words.analysis}
            </a>,
            <span key="paper" className="row">
              <a href={`/cohortes/${cohortId}/quiz/${quiz.key}/feuille`}>{words.printSheet}</a>
              <a href={`/cohortes/${cohortId}/quiz/${quiz.key}/saisie`}>{words.enterSheets}</a>
            </span>,
          ],
        }))}
      />
    </StaffPage>
  )
}
