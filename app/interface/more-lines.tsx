import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { formatNumber, say } from '#app/language/words.ts'
import { PAGE_STEP } from './shown.ts'
import { interfaceWords } from './words/words.ts'

/** A link that shows fifty lines more of a list, and how many of how many are shown; nothing when all are. */
export function MoreLines({ shown, total, query = {} }: { shown: number; total: number; query?: Record<string, string> }) {
  const words = useWords(interfaceWords)
  const language = useLanguage()
  if (shown >= total) return null
  const kept = Object.entries(query).filter(([, value]) => value !== '')
  const search = new URLSearchParams([...kept, ['montrer', String(shown + PAGE_STEP)]])
  return (
    <p className="row">
      <a className="btn second" href={`?${search.toString()}#suite`} id="suite">
        {words.more}
      </a>
      <span className="muted">{say(words.shownOf, { shown: formatNumber(shown, language), total: formatNumber(total, language) })}</span>
    </p>
  )
}
