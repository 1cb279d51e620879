import { Field } from '#app/interface/field.tsx'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { formatBytes, say } from '#app/language/words.ts'
import { textIn } from '#app/rules/languages.ts'
import type { DraftPicture } from './question-draft.ts'
import { bankWords } from './words/words.ts'

function Small({ picture: { hash, width, height, bytes, place, line } }: { picture: DraftPicture }) {
  const { pictures: words } = useWords(bankWords)
  const language = useLanguage()
  const size = `${width} × ${height}`
  const placed = place === 'stem' || place === 'explanation' ? words[place] : say(words.line, { n: line })
  return (
    <>
      <img className="picture small" src={`/images/${hash}`} width={width} height={height} alt="" />
      <p className="muted">
        {placed} · <bdi>{size}</bdi> · <bdi>{formatBytes(bytes, language)}</bdi>
      </p>
    </>
  )
}

/** The pictures of a question with their words, places and weights. */
export function PictureList({ pictures }: { pictures: readonly DraftPicture[] }) {
  const { pictures: words } = useWords(bankWords)
  const language = useLanguage()
  if (pictures.length === 0) return null
  return (
    <>
      <h2>{words.title}</h2>
      <ul className="stack plain">
        {pictures.map((picture, index) => (
          <li key={index} className="card">
            <Small picture={picture} />
            {picture.words ? <p dir="auto">{textIn(picture.words, language)}</p> : <p className="hint">{words.none}</p>}
          </li>
        ))}
      </ul>
    </>
  )
}

/** The words of each picture of a question, to be written, and which of them go. */
export function PictureFields({ pictures }: { pictures: readonly DraftPicture[] }) {
  const { pictures: words } = useWords(bankWords)
  return pictures.map((picture, index) => (
    <div key={index} className="card">
      <Small picture={picture} />
      <Field id={`picture-${index}-words`} label={words.words} hint={words.wordsHint}>
        {(props) => (
          <input
            {...props}
            className="input"
            name={`picture-${index}-words`}
            dir="auto"
            maxLength={500}
            defaultValue={picture.typed}
            autoComplete="off"
          />
        )}
      </Field>
      <label className="choice">
        <input type="checkbox" name={`picture-${index}-goes`} defaultChecked={picture.goes} />
        <span>{words.goes}</span>
      </label>
    </div>
  ))
}
