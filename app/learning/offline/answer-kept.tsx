import { Notice } from '#app/interface/notice.tsx'
import { useWords } from '#app/language/use-language.tsx'
import { offlineWords } from './words/words.ts'

/** Says that the answer on this page waits on this phone; the script shows it while that is so. `next` is where one goes on meanwhile. */
export function AnswerKept({ next }: { next: { to: string; label: string } }) {
  const { answerKept, answerKeptText } = useWords(offlineWords)
  return (
    <div className="stack" hidden data-when-kept="">
      <Notice kind="info" title={answerKept} isNews>
        {answerKeptText}
      </Notice>
      <p>
        <a className="btn second wide" href={next.to}>
          {next.label}
        </a>
      </p>
    </div>
  )
}
