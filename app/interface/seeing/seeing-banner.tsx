import { useWords } from '#app/language/use-language.tsx'
import { say } from '#app/language/words.ts'
import { seeingWords } from './words/words.ts'

/** Over every page while an administrator sees through somebody's eyes: whose, that nothing can be changed, and the way out. */
export function SeeingBanner({ name }: { name: string }) {
  const words = useWords(seeingWords)
  return (
    <form method="post" action="/admin/voir/fin" className="notice warn no-print">
      <p className="kind">{say(words.seeing, { name })}</p>
      <p>{words.readOnly}</p>
      <button className="btn second">{words.end}</button>
    </form>
  )
}
