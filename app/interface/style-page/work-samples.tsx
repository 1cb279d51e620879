import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { formatMoney, formatNumber } from '#app/language/words.ts'
import { Combobox } from '../combobox.tsx'
import { EmailAddress } from '../email-address.tsx'
import { PlanText } from '../plan/plan-text.tsx'
import { ReadTable } from '../plan/read-table.tsx'
import { styleWords } from './words/words.ts'

const SALES = [12_500, 0, 1_000_000]

/** A part of a plan to read: its text, a table with figures, an empty one. */
export function ReadingSamples() {
  const { plan: words } = useWords(styleWords)
  const language = useLanguage()
  const rows = SALES.map((amount, index) => ({ cells: [words.months[index] ?? '', formatMoney(amount, language)], isTotal: false }))
  const sum = formatMoney(
    SALES.reduce((one, other) => one + other, 0),
    language,
  )
  const table = { id: 'sales', isFigures: true, title: words.table, columns: [words.month, words.amount], notes: [] }
  return (
    <>
      <PlanText text={words.text} />
      <ReadTable table={{ ...table, rows: [...rows, { cells: [words.total, sum], isTotal: true }] }} />
      <ReadTable table={{ ...table, rows: [] }} />
    </>
  )
}

/** What a trainer works with: facts, figures, a row of a rubric, a remark, a difference, and the list that is searched. */
export function MarkingSamples() {
  const { marking: words, combobox } = useWords(styleWords)
  const language = useLanguage()
  return (
    <>
      <dl className="facts">
        <div>
          <dt>{words.fact}</dt>
          <dd dir="auto">{words.factValue}</dd>
          <dd>
            <EmailAddress address="femmes-debout@passerelle.example" />
          </dd>
        </div>
      </dl>
      <div className="figures">
        {[0, 11, 1_000_000].map((n) => (
          <div key={n}>
            <b>{formatNumber(n, language)}</b> {words.figure}
          </div>
        ))}
      </div>
      <fieldset>
        <legend className="label">{words.criterion}</legend>
        <div className="levels">
          {words.levels.map((level, index) => (
            <label key={level}>
              <input type="radio" name={`level-${language}`} defaultChecked={index === 1} />
              {level}
            </label>
          ))}
        </div>
      </fieldset>
      <article className="card stack">
        <blockquote>{words.quote}</blockquote>
        <p>{words.remark}</p>
      </article>
      <p>
        <del>
          <span className="hidden">{words.removed}</span> {words.before}
        </del>{' '}
        <ins>
          <span className="hidden">{words.added}</span> {words.after}
        </ins>
      </p>
      <Combobox
        id={`ready-${language}`}
        choices={combobox.ready.map((label) => ({ id: label, label }))}
        chosen=""
        words={{ ...combobox, found: () => combobox.found }}
        onChoose={() => undefined}
      />
    </>
  )
}
