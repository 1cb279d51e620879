import { StaffPage } from '#app/interface/staff-page.tsx'
import { useWords } from '#app/language/use-language.tsx'
import { say } from '#app/language/words.ts'
import { authoringWords } from './words/words.ts'

/** The assignments that one may write. */
export function AssignmentsPage({ assignments }: { assignments: Array<{ key: string; number: number; title: string }> }) {
  const words = useWords(authoringWords)
  return (
    <StaffPage>
      <h1>{words.title}</h1>
      <p className="lead">{assignments.length === 0 ? words.none : words.lead}</p>
      <ul className="tasks">
        {assignments.map(({ key, number, title }) => (
          <li key={key}>
            <a href={`/devoirs/${key}`}>{title}</a>
            <span className="hint">{say(words.newest, { n: number })}</span>
          </li>
        ))}
      </ul>
    </StaffPage>
  )
}
