import { useWords } from '#app/language/use-language.tsx'
import type { SameShape } from '#app/language/words.ts'
import type { Board } from './load-board.queries.server.ts'
import type { CoordinationWords } from './words/fr.ts'
import { coordinationWords } from './words/words.ts'

/** What each figure of the board means, under the name it bears there: one sentence each, on the page and at the end of its file. */
export function boardDefinitions(board: Board, words: SameShape<CoordinationWords>): Array<{ name: string; text: string }> {
  const { definitions, board: named, pictures } = words
  const hasWorkshops = board.all.some(({ attendance }) => attendance.of > 0)
  return [
    { name: named.states.planned, text: definitions.planned },
    { name: named.states.late, text: definitions.late },
    { name: named.states.never, text: definitions.never },
    { name: named.done, text: definitions.done },
    ...(hasWorkshops ? [{ name: named.workshops, text: definitions.workshops }] : []),
    { name: named.organisationColumns.finished, text: definitions.finished },
    { name: named.organisationColumns.last, text: definitions.last },
    { name: pictures.weeks.active, text: definitions.weeks },
    { name: pictures.funnel.title, text: definitions.funnel },
  ]
}

/** The definitions of the board, folded away below it; paper has them open. */
export function BoardDefinitions({ board }: { board: Board }) {
  const words = useWords(coordinationWords)
  return (
    <details className="definitions">
      <summary>{words.definitions.title}</summary>
      <dl className="facts pairs">
        {boardDefinitions(board, words).map(({ name, text }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
