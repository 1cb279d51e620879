import { Icon } from '#app/interface/icon.tsx'
import { saidIn } from '#app/interface/said-in.ts'
import { useLanguage } from '#app/language/use-language.tsx'
import { say, sayCount } from '#app/language/words.ts'
import type { Language } from '#app/rules/languages.ts'
import { LONGEST_WRITTEN } from '#app/rules/questions.ts'
import { arrangementOf } from './arrangement.ts'
import { Pictures } from './pictures.tsx'
import { placeField, type Filled, type ShownLeft, type ShownOption, type ShownPiece, type ShownQuestion } from './shown-question.ts'
import { questionWords } from './words/words.ts'

type QuestionWords = (typeof questionWords)['fr']

/** Whether the chosen options are marked: not before an answer was given. */
export type Mark = 'none' | 'right' | 'wrong'

type FieldsProps = {
  question: ShownQuestion
  filled: Filled
  /** How many answers are right; null where the page must not say. */
  rightCount?: number | null
  mark?: Mark
  isClosed?: boolean
  /** The id of the message that says what is missing. */
  problemId?: string | undefined
}

/** How a question is answered, in the language it is shown in: several right answers are counted only where the page may say how many. */
export function howToAnswer(question: ShownQuestion, rightCount: number | null): string | null {
  const words = questionWords[question.language]
  if (question.kind === 'single') return words.one
  if (question.kind === 'multiple') return rightCount === null ? words.all : sayCount(words.many, rightCount, question.language)
  if (question.kind === 'numeric') return words.number
  if (question.kind === 'short') return words.shortAnswer
  if (question.kind === 'matching') return words.matching
  if (question.kind === 'gaps') return words.gaps
  if (question.kind === 'written') return words.written
  return question.kind === 'ordering' ? words.ordering : null
}

/** The fields of a question of any kind, plain and usable without script; the question is the heading of the page. All of it is in the question's language. */
export function QuestionFields(props: FieldsProps) {
  const { question, rightCount = null, isClosed, problemId } = props
  const language = useLanguage()
  const how = howToAnswer(question, rightCount)
  return (
    <fieldset
      className="stack"
      id="question"
      tabIndex={-1}
      disabled={isClosed}
      aria-describedby={problemId}
      {...saidIn(question.language, language)}
    >
      <legend>
        <h1 className="asked">{question.stem}</h1>
      </legend>
      <Pictures of={question.pictures} beside={question.stem} language={question.language} />
      {how && <p className="hint">{how}</p>}
      <Fields {...props} />
    </fieldset>
  )
}

function Fields({ question, filled, mark = 'none' }: FieldsProps) {
  const words = questionWords[question.language]
  switch (question.kind) {
    case 'single':
      return <Choices type="radio" options={question.options} language={question.language} filled={filled} mark={mark} />
    case 'multiple':
      return <Choices type="checkbox" options={question.options} language={question.language} filled={filled} mark={mark} />
    case 'true-false':
      return (
        <Choices
          type="radio"
          options={[
            { value: 'true', text: words.yes },
            { value: 'false', text: words.no },
          ]}
          language={question.language}
          filled={filled}
          mark={mark}
        />
      )
    case 'numeric':
      return <Typed words={words} filled={filled} unit={question.unit} isNumber />
    case 'short':
      return <Typed words={words} filled={filled} unit={null} isNumber={false} />
    case 'gaps':
      return <Gaps words={words} pieces={question.pieces} filled={filled} />
    case 'written':
      return <Written words={words} filled={filled} />
    case 'matching':
      return <Matching words={words} lefts={question.lefts} rights={question.rights} language={question.language} filled={filled} />
    case 'ordering':
      return <Ordering words={words} items={question.items} language={question.language} filled={filled} />
  }
}

type ChoicesProps = { type: 'radio' | 'checkbox'; options: ShownOption[]; language: Language; filled: Filled; mark: Mark }

function Choices({ type, options, language, filled, mark }: ChoicesProps) {
  const chosen = filled['choice'] ?? []
  return (
    <div>
      {options.map(({ value, text, pictures }) => {
        const isChosen = chosen.includes(value)
        return (
          <label key={value} className={isChosen && mark !== 'none' ? `choice ${mark}` : 'choice'}>
            <input type={type} name="choice" value={value} defaultChecked={isChosen} />
            <span>
              {text}
              <Pictures of={pictures} beside={text} language={language} />
            </span>
          </label>
        )
      })}
    </div>
  )
}

function Typed({ words, filled, unit, isNumber }: { words: QuestionWords; filled: Filled; unit: string | null; isNumber: boolean }) {
  return (
    <div className="field">
      <label htmlFor="typed">{words.yourAnswer}</label>
      <div className="unit">
        <input
          className={isNumber ? 'input short' : 'input'}
          id="typed"
          name="typed"
          type="text"
          inputMode={isNumber ? 'decimal' : 'text'}
          dir={isNumber ? 'ltr' : 'auto'}
          autoComplete="off"
          autoCapitalize="none"
          maxLength={300}
          defaultValue={filled['typed']?.[0] ?? ''}
        />
        {unit && <span>{unit}</span>}
      </div>
    </div>
  )
}

function Written({ words, filled }: { words: QuestionWords; filled: Filled }) {
  return (
    <div className="field">
      <label htmlFor="text">{words.yourAnswer}</label>
      <textarea
        className="input"
        id="text"
        name="text"
        rows={8}
        dir="auto"
        maxLength={LONGEST_WRITTEN}
        defaultValue={filled['text']?.[0] ?? ''}
      />
    </div>
  )
}

function Gaps({ words, pieces, filled }: { words: QuestionWords; pieces: ShownPiece[]; filled: Filled }) {
  return (
    <p className="gaps">
      {pieces.map((piece, index) => {
        if ('text' in piece) return <span key={index}>{piece.text}</span>
        const label = say(words.gap, { n: piece.n })
        const value = filled[piece.name]?.[0] ?? ''
        return (
          <span key={index} className="gap">
            <label className="hidden" htmlFor={piece.name}>
              {label}
            </label>
            {piece.kind === 'choice' ? (
              <select className="input" id={piece.name} name={piece.name} defaultValue={value}>
                <option value="">{words.choose}</option>
                {piece.options.map((option) => (
                  <option key={option.value} value={option.value}>
                    {option.text}
                  </option>
                ))}
              </select>
            ) : (
              <input
                className="input"
                id={piece.name}
                name={piece.name}
                type="text"
                size={12}
                inputMode={piece.kind === 'number' ? 'decimal' : 'text'}
                dir={piece.kind === 'number' ? 'ltr' : 'auto'}
                autoComplete="off"
                autoCapitalize="none"
                maxLength={300}
                defaultValue={value}
              />
            )}
            {piece.kind === 'number' && piece.unit}
          </span>
        )
      })}
    </p>
  )
}

type MatchingProps = { words: QuestionWords; lefts: ShownLeft[]; rights: ShownOption[]; language: Language; filled: Filled }

function Matching({ words, lefts, rights, language, filled }: MatchingProps) {
  return (
    <>
      {lefts.map(({ name, text, pictures }) => (
        <div key={name} className="field">
          <label htmlFor={name}>{text}</label>
          <Pictures of={pictures} beside={text} language={language} />
          <select className="input" id={name} name={name} defaultValue={filled[name]?.[0] ?? ''}>
            <option value="">{words.choose}</option>
            {rights.map((right) => (
              <option key={right.value} value={right.value}>
                {right.text}
              </option>
            ))}
          </select>
        </div>
      ))}
    </>
  )
}

type OrderingProps = { words: QuestionWords; items: ShownOption[]; language: Language; filled: Filled }

function Ordering({ words, items, language, filled }: OrderingProps) {
  const arrangement = arrangementOf(filled, items.length)
  return (
    <ol className="order">
      {arrangement.map((value) => {
        const { text = '', pictures } = items.find((item) => item.value === value) ?? {}
        const name = placeField(value)
        return (
          <li key={value} className="card" id={`ligne-${value}`}>
            <Pictures of={pictures} beside={text} language={language} />
            <div className="row">
              <label htmlFor={name}>{text}</label>
              <select className="input" id={name} name={name} defaultValue={filled[name]?.[0] ?? ''}>
                <option value="">{words.position}</option>
                {items.map((_, index) => (
                  <option key={index} value={index + 1}>
                    {index + 1}
                  </option>
                ))}
              </select>
            </div>
            <div className="row">
              <MoveButton direction="up" value={value} label={words.up} text={text} />
              <MoveButton direction="down" value={value} label={words.down} text={text} />
            </div>
          </li>
        )
      })}
    </ol>
  )
}

function MoveButton({ direction, value, label, text }: { direction: 'up' | 'down'; value: string; label: string; text: string }) {
  return (
    <button className="btn second" name="move" value={`${direction}:${value}`}>
      <Icon name={direction === 'up' ? 'chevron-up' : 'chevron-down'} />
      {label}
      <span className="hidden">{text}</span>
    </button>
  )
}
