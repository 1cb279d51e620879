import { Tag } from '#app/interface/tag.tsx'
import { useWords } from '#app/language/use-language.tsx'
import { AskedPage } from '../asked-page.tsx'
import type { ShownQuery } from './shown-query.ts'
import { queryWords } from './words/words.ts'

type Props = { waiting: ShownQuery[]; answered: ShownQuery[]; isAnswered: boolean }

/** The questions about criteria of released results: those that wait, and those answered last. */
export function QueriesPage({ waiting, answered, isAnswered }: Props) {
  const words = useWords(queryWords)
  const line = (query: ShownQuery) => ({
    ...query,
    to: `/correction/criteres/${query.id}`,
    about: query.criterion,
    question: query.body,
    tag: query.state === 'escalated' && <Tag tone="warn">{words.third}</Tag>,
  })
  return (
    <AskedPage
      words={{ ...words, about: words.criterion }}
      waiting={waiting.map(line)}
      answered={answered.map(line)}
      isAnswered={isAnswered}
    />
  )
}
