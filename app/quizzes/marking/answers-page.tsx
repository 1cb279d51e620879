import { FoldingTable } from '#app/interface/folding-table.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { formatInstant } from '#app/language/dates.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { sayCount } from '#app/language/words.ts'
import { markingWords } from './words/words.ts'

type Line = {
  attemptId: string
  position: number
  name: string
  cohort: string
  quizTitle: string
  courseTitle: string
  stem: string
  submittedAt: Date
}

/** The answers in sentences that wait for a mark, the longest wait first. */
export function AnswersPage({ answers, isMarked, now }: { answers: Line[]; isMarked: boolean; now: Date }) {
  const words = useWords(markingWords)
  const language = useLanguage()
  return (
    <StaffPage back={{ to: '/correction', label: words.back }}>
      <h1>{words.title}</h1>
      {isMarked && <Notice kind="ok" title={words.saved} isNews />}
      {answers.length === 0 ? (
        <p className="card">{words.none}</p>
      ) : (
        <FoldingTable
          caption={sayCount(words.caption, answers.length, language)}
          columns={[
            { label: words.columns.person },
            { label: words.columns.question },
            { label: words.columns.quiz },
            { label: words.columns.since },
          ]}
          lines={answers.map((line) => ({
            key: `${line.attemptId} ${line.position}`,
            cells: [
              <a key="name" href={`/correction/reponses/${line.attemptId}/${line.position}`}>
                <bdi>{line.name}</bdi>
              </a>,
              <span key="stem" dir="auto">
                {line.stem}
              </span>,
              <span key="quiz">
                {[line.courseTitle, line.quizTitle].join(' · ')}
                <span className="hint">{line.cohort}</span>
              </span>,
              formatInstant(line.submittedAt, language, now),
            ],
          }))}
        />
      )}
    </StaffPage>
  )
}
