import { FoldingTable } from '#app/interface/folding-table.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { Tag } from '#app/interface/tag.tsx'
import { useWords } from '#app/language/use-language.tsx'
import type { BankCourse } from '../bank-list.queries.server.ts'
import { bankWords } from '../words/words.ts'
import { makingWords } from './words/words.ts'

type Shown = { id: string; title: string; number: number; asked: number; isUsed: boolean; isAway: boolean; course: string }

/** The quizzes made of questions of the bank, and the form of a new one. */
export function QuizzesPage({ quizzes, courses, because }: { quizzes: Shown[]; courses: BankCourse[]; because: 'no-title' | null }) {
  const words = useWords(makingWords)
  const bank = useWords(bankWords)
  return (
    <StaffPage back={{ to: '/banque', label: bank.title }}>
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      {because && <Notice kind="bad" title={words.refusals[because]} isNews />}
      {quizzes.length === 0 ? (
        <Notice kind="info" title={words.empty} />
      ) : (
        <FoldingTable
          caption={words.title}
          columns={[
            { label: words.quiz },
            { label: words.course },
            { label: words.asked, isNumber: true },
            { label: words.version, isNumber: true },
          ]}
          lines={quizzes.map(({ id, title, course, asked, number, isUsed, isAway }) => ({
            key: id,
            cells: [
              <span key="title">
                <a href={`/banque/quiz/${id}`} dir="auto">
                  {title}
                </a>
                {isAway && <Tag tone="plain">{words.away}</Tag>}
                {isUsed && <span className="hint">{words.used}</span>}
              </span>,
              course,
              String(asked),
              String(number),
            ],
          }))}
        />
      )}
      <form method="post" action="/banque/quiz" className="filters section">
        <div className="field">
          <label htmlFor="title">{words.newTitle}</label>
          <input id="title" name="title" className="input" maxLength={120} required dir="auto" />
        </div>
        <div className="field">
          <label htmlFor="cours">{words.course}</label>
          <select id="cours" name="cours" className="input">
            {courses.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </div>
        <button className="btn">{words.make}</button>
      </form>
    </StaffPage>
  )
}
