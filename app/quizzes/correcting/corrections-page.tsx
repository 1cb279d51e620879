import { FoldingTable } from '#app/interface/folding-table.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { Tag } from '#app/interface/tag.tsx'
import { formatInstant } from '#app/language/dates.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { formatNumber } from '#app/language/words.ts'
import type { SteeredQuiz } from '../quizzes.queries.server.ts'
import type { correctionsOf } from './corrections.queries.server.ts'
import { correctingWords } from './words/words.ts'

type Props = { quiz: SteeredQuiz; corrections: Awaited<ReturnType<typeof correctionsOf>>; now: Date }

/** What was corrected in a cohort's quiz, by whom, why, and for how many people. */
export function CorrectionsPage({ quiz, corrections, now }: Props) {
  const words = useWords(correctingWords)
  const language = useLanguage()
  const to = `/cohortes/${quiz.cohortId}/quiz/${quiz.quizKey}`
  const { columns } = words
  return (
    <StaffPage back={{ to: `${to}/analyse`, label: words.back }}>
      <p className="eyebrow">{[quiz.cohort, quiz.title].join(' · ')}</p>
      <h1>{words.list}</h1>
      {corrections.length === 0 ? (
        <p className="card">{words.none}</p>
      ) : (
        <FoldingTable
          caption={words.list}
          columns={[
            { label: columns.question },
            { label: words.marks },
            { label: words.reason },
            { label: columns.by },
            { label: columns.people, isNumber: true },
            { label: columns.state },
          ]}
          lines={corrections.map((one) => ({
            key: one.id,
            cells: [
              <a key="question" href={`${to}/corrections/${one.id}`} dir="auto">
                {one.stem}
              </a>,
              words.choices[one.choice],
              <span key="reason" dir="auto">
                {one.reason}
              </span>,
              <span key="by">
                <bdi>{one.madeBy ?? words.somebody}</bdi>
                <span className="hint">{formatInstant(one.decidedAt ?? one.createdAt, language, now)}</span>
              </span>,
              one.appliedAt ? formatNumber(one.peopleChanged, language) : '—',
              <Tag key="state" tone={one.appliedAt ? 'ok' : one.decidedAt ? 'info' : 'plain'}>
                {one.appliedAt ? words.states.applied : one.decidedAt ? words.states.running : words.states.draft}
              </Tag>,
            ],
          }))}
        />
      )}
    </StaffPage>
  )
}
