import { LearnerPage } from '#app/interface/learner-page.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { useWords } from '#app/language/use-language.tsx'
import { say } from '#app/language/words.ts'
import { Pictures } from '#app/questions/pictures.tsx'
import { QuestionFields } from '#app/questions/question-fields.tsx'
import type { ShownPicture } from '#app/questions/shown-pictures.ts'
import type { Filled, ShownQuestion } from '#app/questions/shown-question.ts'
import { bankWords } from './words/words.ts'

type Props = {
  address: string
  shown: ShownQuestion
  filled: Filled
  answered: {
    filled: Filled
    verdict: 'right' | 'wrong' | 'waiting' | 'unread'
    mark: number
    why: string[]
    pictures: ShownPicture[]
  } | null
}

/** A question as who learns sees it, in the same frame and with the same fields; what is said after an answer follows it. Nothing is kept. */
export function PreviewPage({ address, shown, filled, answered }: Props) {
  const { preview: words } = useWords(bankWords)
  const to = `/banque/questions/${address}`
  const title =
    answered && answered.verdict === 'wrong' && answered.mark > 0 ? say(words.part, { percent: Math.round(answered.mark * 100) }) : null
  return (
    <LearnerPage back={{ to, label: words.back }}>
      <p className="eyebrow">{words.title}</p>
      <form method="post" action={`${to}/apercu`} className="stack">
        <QuestionFields question={shown} filled={answered?.filled ?? filled} />
        {answered && (
          <Notice
            kind={answered.verdict === 'right' ? 'ok' : answered.verdict === 'wrong' ? 'warn' : 'info'}
            title={title ?? words[answered.verdict]}
            isNews
          >
            <div dir="auto">
              {answered.why.map((text) => (
                <p key={text}>{text}</p>
              ))}
              <Pictures of={answered.pictures} beside={answered.why.at(-1) ?? ''} language={shown.language} />
            </div>
          </Notice>
        )}
        <button className="btn wide">{answered ? words.again : words.check}</button>
        <p className="hint">{words.nothing}</p>
      </form>
    </LearnerPage>
  )
}
