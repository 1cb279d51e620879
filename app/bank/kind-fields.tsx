import type { ReactNode } from 'react'
import { Field } from '#app/interface/field.tsx'
import { say, type SameShape } from '#app/language/words.ts'
import type { Draft, DraftRow } from './question-draft.ts'
import type { BankWords } from './words/fr.ts'

type Words = SameShape<BankWords['form']>
type Props = { draft: Draft; words: Words }

type InputProps = { id: string; label: string; value: string; hint?: string | undefined; isShort?: boolean; isLong?: boolean }

function Input({ id, label, value, hint, isShort, isLong }: InputProps) {
  return (
    <Field id={id} label={label} hint={hint}>
      {(props) =>
        isLong ? (
          <textarea {...props} className="input" name={id} rows={3} dir="auto" maxLength={4000} defaultValue={value} />
        ) : (
          <input
            {...props}
            className={isShort ? 'input short' : 'input'}
            name={id}
            dir="auto"
            maxLength={1000}
            defaultValue={value}
            autoComplete="off"
          />
        )
      }
    </Field>
  )
}

/** The fields that only one kind has. */
export function KindFields({ draft, words }: Props) {
  switch (draft.kind) {
    case 'single':
    case 'multiple':
      return <Options draft={draft} words={words} />
    case 'true-false':
      return <Truth draft={draft} words={words} />
    case 'numeric':
      return (
        <>
          <Input id="answer" label={words.answer} value={draft.answer} isShort />
          <Tolerance draft={draft} words={words} />
        </>
      )
    case 'calculated':
      return <Calculated draft={draft} words={words} />
    case 'matching':
      return (
        <Rows draft={draft} words={words} hint={words.pairsHint} legend={words.pair}>
          {(row, name) => (
            <>
              <Input id={name('text')} label={words.left} value={row.text} />
              <Input id={name('second')} label={words.pairRight} value={row.second} />
            </>
          )}
        </Rows>
      )
    case 'ordering':
      return (
        <Rows draft={draft} words={words} hint={words.itemsHint} legend={words.item}>
          {(row, name) => <Input id={name('text')} label={words.optionText} value={row.text} />}
        </Rows>
      )
    case 'short':
      return (
        <Rows draft={draft} words={words} hint={words.acceptedHint} legend={words.accepted}>
          {(row, name) => <Input id={name('text')} label={words.optionText} value={row.text} />}
        </Rows>
      )
    case 'gaps':
      return <Gaps draft={draft} words={words} />
    case 'written':
      return <Input id="guide" label={words.guide} value={draft.guide} hint={words.guideHint} isLong />
  }
}

type RowsProps = Props & {
  legend: string
  hint?: string
  children: (row: DraftRow, name: (field: string) => string, place: number) => ReactNode
}

/** Lines of a question, with a button that asks for more of them. */
function Rows({ draft, words, legend, hint, children }: RowsProps) {
  return (
    <>
      {hint && <p className="hint">{hint}</p>}
      <input type="hidden" name="rows" value={draft.rows.length} />
      {draft.rows.map((row, index) => {
        const name = (field: string) => `row-${index + 1}-${field}`
        return (
          <fieldset key={index} className="card">
            <legend>{say(legend, { n: index + 1 })}</legend>
            {draft.kind !== 'calculated' && draft.kind !== 'gaps' && <input type="hidden" name={name('id')} value={row.id} />}
            <div className="stack">{children(row, name, index + 1)}</div>
          </fieldset>
        )
      })}
      <p>
        <button className="btn quiet" name="act" value="rows">
          {words.moreRows}
        </button>
      </p>
    </>
  )
}

function Options({ draft, words }: Props) {
  const isSingle = draft.kind === 'single'
  return (
    <Rows draft={draft} words={words} legend={words.option} hint={words.weightHint}>
      {(row, name, place) => (
        <>
          <Input id={name('text')} label={words.optionText} value={row.text} />
          <Input id={name('second')} label={words.why} value={row.second} />
          <div className="filters">
            <label className="choice">
              {isSingle ? (
                <input type="radio" name="right" value={place} defaultChecked={row.isRight} />
              ) : (
                <input type="checkbox" name={name('right')} defaultChecked={row.isRight} />
              )}
              <span>{words.right}</span>
            </label>
            <Input id={name('weight')} label={words.weight} value={row.weight} isShort />
          </div>
        </>
      )}
    </Rows>
  )
}

function Truth({ draft, words }: Props) {
  return (
    <>
      <fieldset>
        <legend>{words.truth}</legend>
        {[true, false].map((value) => (
          <label key={String(value)} className="choice">
            <input type="radio" name="truth" value={String(value)} defaultChecked={draft.isTrue === value} />
            <span>{value ? words.isTrue : words.isFalse}</span>
          </label>
        ))}
      </fieldset>
      <Input id="whyTrue" label={words.whyTrue} value={draft.whyTrue} />
      <Input id="whyFalse" label={words.whyFalse} value={draft.whyFalse} />
    </>
  )
}

function Tolerance({ draft, words }: Props) {
  return (
    <div className="filters">
      <Input id="tolerance" label={words.tolerance} value={draft.tolerance} isShort />
      <Field id="toleranceIn" label={words.toleranceIn}>
        {(props) => (
          <select {...props} className="input" name="toleranceIn" defaultValue={draft.isPercent ? 'percent' : 'absolute'}>
            <option value="absolute">{words.absolute}</option>
            <option value="percent">{words.percent}</option>
          </select>
        )}
      </Field>
      <Input id="unit" label={words.unit} value={draft.unit} isShort />
    </div>
  )
}

function Calculated({ draft, words }: Props) {
  return (
    <>
      <Rows draft={draft} words={words} legend={words.variable}>
        {(row, name) => (
          <div className="filters">
            <Input id={name('id')} label={words.variableName} value={row.id} isShort />
            <Input id={name('text')} label={words.from} value={row.text} isShort />
            <Input id={name('second')} label={words.to} value={row.second} isShort />
            <Input id={name('weight')} label={words.step} value={row.weight} isShort />
          </div>
        )}
      </Rows>
      <Input id="formula" label={words.formula} value={draft.formula} hint={words.formulaHint} />
      <Tolerance draft={draft} words={words} />
    </>
  )
}

function Gaps({ draft, words }: Props) {
  return (
    <>
      <Input id="text" label={words.text} value={draft.text} hint={words.textHint} isLong />
      <Rows draft={draft} words={words} legend={words.gap} hint={words.gapHint}>
        {(row, name) => (
          <>
            <Input id={name('id')} label={words.gapName} value={row.id} isShort />
            <Field id={name('kind')} label={words.gapKind}>
              {(props) => (
                <select {...props} className="input" name={name('kind')} defaultValue={row.kind}>
                  {(['text', 'number', 'choice'] as const).map((kind) => (
                    <option key={kind} value={kind}>
                      {words.gapKinds[kind]}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            <Input id={name('text')} label={words.gapAnswers} value={row.text} isLong />
            <div className="filters">
              <Input id={name('tolerance')} label={words.tolerance} value={row.tolerance} isShort />
              <Input id={name('unit')} label={words.unit} value={row.unit} isShort />
              <Input id={name('weight')} label={words.gapWeight} value={row.weight} isShort />
            </div>
          </>
        )}
      </Rows>
    </>
  )
}
