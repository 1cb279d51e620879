import { StaffPage } from '#app/interface/staff-page.tsx'
import { useWords } from '#app/language/use-language.tsx'
import { gradingWords } from './words/words.ts'

/** Marking for somebody who trains and coordinates no cohort: why there is nothing, and who would have something. */
export function NobodyToMark({ title }: { title: string }) {
  const { nobody: words } = useWords(gradingWords)
  return (
    <StaffPage>
      <h1>{title}</h1>
      <div className="card">
        <p>{words.text}</p>
        <p>{words.how}</p>
        <p>
          <a className="btn" href="/a-faire">
            {words.toDesk}
          </a>
        </p>
      </div>
    </StaffPage>
  )
}
