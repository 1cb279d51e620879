import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { directionOf } from '#app/rules/languages.ts'
import { questionWords } from './words/words.ts'
import type { AnswerInWords } from './explained-answer.ts'

/** An answer in words: a line, a list, steps or pairs. */
export function AnswerLines({ answer }: { answer: AnswerInWords }) {
  const words = useWords(questionWords)
  const language = useLanguage()
  // Words of the page inside an answer that may be in another language.
  const ours = { lang: language, dir: directionOf(language) }
  switch (answer.form) {
    case 'none':
      return <p {...ours}>{words.noAnswer}</p>
    case 'truth':
      return <p {...ours}>{answer.value ? words.yes : words.no}</p>
    case 'lines':
      return answer.lines.length === 1 ? (
        <p dir="auto">{answer.lines[0]}</p>
      ) : (
        <ul>
          {answer.lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )
    case 'text':
      return (
        <div dir="auto">
          {answer.paragraphs.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </div>
      )
    case 'steps':
      return (
        <ol>
          {answer.lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
      )
    case 'pairs':
      return (
        <dl className="pairs">
          {answer.pairs.map(({ left, right }) => (
            <div key={left}>
              <dt>{left}</dt>
              <dd>{right === '' ? words.noAnswer : right}</dd>
            </div>
          ))}
        </dl>
      )
  }
}
