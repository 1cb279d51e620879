import { formatDay } from '#app/language/dates.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { say } from '#app/language/words.ts'
import { textIn } from '#app/rules/languages.ts'
import type { evidenceOf, movesFor } from './person.queries.server.ts'
import { coordinationWords } from './words/words.ts'

type Props = {
  person: string
  moves: Awaited<ReturnType<typeof movesFor>>
  evidence: Awaited<ReturnType<typeof evidenceOf>>
}

/** The days that were moved for one person, each with whom it was moved for, why and by whom: their lateness counts by these. */
export function MovedDates({ person, moves, evidence }: Props) {
  const { person: words } = useWords(coordinationWords)
  const language = useLanguage()
  if (moves.length === 0) return null
  const titleOf = (itemKey: string) => {
    const row = evidence.find(({ moduleKey, key }) => (moduleKey ?? key) === itemKey)
    if (row?.module) return textIn(row.module, language)
    return row?.title[language] ?? row?.title.fr ?? itemKey
  }
  return (
    <>
      <h2>{words.moved}</h2>
      <ul>
        {moves.map(({ id, itemKey, day, organisation, reason, by }) => (
          <li key={id}>
            {say(words.movedFor, { item: titleOf(itemKey), day: formatDay(day, language), whom: organisation ?? person })}{' '}
            <bdi>{reason}</bdi> {by !== null && <span className="muted">{say(words.movedBy, { name: by })}</span>}
          </li>
        ))}
      </ul>
    </>
  )
}
