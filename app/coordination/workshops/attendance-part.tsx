import { formatDay } from '#app/language/dates.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { say } from '#app/language/words.ts'
import type { attendanceOf } from './workshops.queries.server.ts'
import { workshopWords } from './words/words.ts'

/** At which workshops one person was: it stands beside their steps, and counts in none of them. */
export function AttendancePart({ lines }: { lines: Awaited<ReturnType<typeof attendanceOf>> }) {
  const words = useWords(workshopWords)
  const language = useLanguage()
  if (lines.length === 0) return null
  const present = lines.filter(({ state }) => state === 'present').length
  return (
    <>
      <h2>{words.title}</h2>
      <p>{say(words.presentOf, { n: present, of: lines.length })}</p>
      <ul>
        {lines.map(({ id, title, localDay, state }) => (
          <li key={id}>
            {formatDay(localDay, language)} · <bdi>{title}</bdi> · {words.states[state]}
          </li>
        ))}
      </ul>
    </>
  )
}
