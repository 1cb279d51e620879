import { useWords } from '#app/language/use-language.tsx'
import { say } from '#app/language/words.ts'
import type { CriterionLine } from './shown-criterion.ts'
import { criterionWords } from './words/words.ts'

/** The way from a criterion to the question about it; nothing where none was asked and none may be. */
export function CriterionLink({ line, title }: { line: CriterionLine | undefined; title: string }) {
  const words = useWords(criterionWords)
  if (!line) return null
  return (
    <dd className="no-print">
      {line.state === 'free' ? (
        <a className="alone" href={line.to} aria-label={say(words.linkFor, { title })}>
          {words.link}
        </a>
      ) : (
        <a className="alone" href={line.to}>
          {words.states[line.state]}
        </a>
      )}
      {line.isUnread && (
        <>
          {' '}
          <span className="tag info">{words.unread}</span>
        </>
      )}
    </dd>
  )
}
