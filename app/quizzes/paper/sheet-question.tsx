import { say } from '#app/language/words.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { letterAt } from '#app/questions/paper-answer.ts'
import { Pictures } from '#app/questions/pictures.tsx'
import type { ShownOption, ShownQuestion } from '#app/questions/shown-question.ts'
import { questionWords } from '#app/questions/words/words.ts'
import { saidIn } from '#app/interface/said-in.ts'
import { paperWords } from './words/words.ts'

type Props = { n: number; shown: ShownQuestion }

/** One question on paper: what to do, and boxes or lines to do it in. */
export function SheetQuestion({ n, shown }: Props) {
  const { sheet } = useWords(paperWords)
  const language = useLanguage()
  return (
    <section className="section on-paper">
      <h2>{say(sheet.questionN, { n })}</h2>
      <p {...saidIn(shown.language, language)}>
        <b>{shown.stem}</b>
      </p>
      <Pictures of={shown.pictures} beside={shown.stem} language={shown.language} />
      <p className="hint">{sheet.how[shown.kind]}</p>
      <div {...saidIn(shown.language, language)}>
        <Places shown={shown} />
      </div>
    </section>
  )
}

/** What stands under a question on paper. Letters are those of the page's language, whatever the language of the question. */
function Places({ shown }: { shown: ShownQuestion }) {
  const words = useWords(questionWords)
  const language = useLanguage()
  const lettered = (options: readonly ShownOption[], isTicked: boolean) => (
    <ul className="lettered">
      {options.map(({ text, pictures }, index) => (
        <li key={index}>
          {isTicked && <span className="box" />}
          <b>{letterAt(index, language)}</b> {text}
          <Pictures of={pictures} beside={text} language={shown.language} />
        </li>
      ))}
    </ul>
  )
  const lines = (count: number) => Array.from({ length: count }, (_, index) => <span key={index} className="write" />)
  switch (shown.kind) {
    case 'single':
    case 'multiple':
      return lettered(shown.options, true)
    case 'true-false':
      return lettered(
        [
          { value: 'true', text: words.yes },
          { value: 'false', text: words.no },
        ],
        true,
      )
    case 'matching':
      return (
        <>
          <ul className="lettered">
            {shown.lefts.map(({ name, text, pictures }) => (
              <li key={name}>
                <span className="box" /> {text}
                <Pictures of={pictures} beside={text} language={shown.language} />
              </li>
            ))}
          </ul>
          {lettered(shown.rights, false)}
        </>
      )
    case 'ordering':
      return (
        <>
          {lettered(shown.items, false)}
          <p className="row">
            {shown.items.map(({ value }) => (
              <span key={value} className="box" />
            ))}
          </p>
        </>
      )
    case 'gaps':
      return (
        <>
          <p className="gaps">
            {shown.pieces.map((piece, index) =>
              'text' in piece ? (
                <span key={index}>{piece.text}</span>
              ) : (
                <span key={index}>
                  <small>{say(words.gap, { n: piece.n })}</small> <span className="write gap" />
                </span>
              ),
            )}
          </p>
          {shown.pieces.map((piece) =>
            'text' in piece || piece.kind !== 'choice' ? null : (
              <div key={piece.n}>
                <p>{say(words.gap, { n: piece.n })}</p>
                {lettered(piece.options, false)}
              </div>
            ),
          )}
        </>
      )
    case 'numeric':
      return (
        <p className="row">
          <span className="write gap" /> {shown.unit}
        </p>
      )
    case 'short':
      return <p>{lines(1)}</p>
    case 'written':
      return <p>{lines(6)}</p>
  }
}
