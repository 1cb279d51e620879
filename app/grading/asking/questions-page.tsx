import { useWords } from '#app/language/use-language.tsx'
import { AskedPage } from '../asked-page.tsx'
import { gradingWords } from '../words/words.ts'
import type { ShownQuestion } from './shown-question.ts'

type Props = { waiting: ShownQuestion[]; answered: ShownQuestion[]; isAnswered: boolean }

/** The questions about parts of plans that are being written: those that wait, and those answered last. */
export function QuestionsPage({ waiting, answered, isAnswered }: Props) {
  const { asking: words } = useWords(gradingWords)
  const line = (asked: ShownQuestion) => ({
    ...asked,
    to: `/correction/avis/${asked.id}`,
    about: asked.part,
    question: asked.question === '' ? words.onlyRemarks : asked.question,
  })
  return (
    <AskedPage
      words={{ ...words, recent: words.answered, about: words.part }}
      waiting={waiting.map(line)}
      answered={answered.map(line)}
      isAnswered={isAnswered}
    />
  )
}
