import { Notice } from '#app/interface/notice.tsx'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { say, sayCount, type SameShape } from '#app/language/words.ts'
import type { CheckedRow, RowProblem, TypedRow } from '#app/rules/people-sheet.ts'
import type { StepsProps } from './steps-props.ts'
import type { SheetWords } from './words/fr.ts'
import { sheetWords } from './words/words.ts'

/** What is wrong in a row, in words with its numbers. */
function problemText(problem: RowProblem, { problems }: SameShape<SheetWords>): string {
  if ('digits' in problem) {
    const { digits, least, most } = problem
    return say(problems[problem.because], { digits, least, missing: least - digits, extra: digits - most })
  }
  return say(problems[problem.because], { line: 'line' in problem ? problem.line : '' })
}

/** Every row with a problem, mended in place; the rows that are right; the summary; and the one button that invites. */
export function RowsPart(props: StepsProps) {
  const words = useWords(sheetWords)
  const language = useLanguage()
  const { counts, faulty, right } = props
  return (
    <>
      <p className="lead">
        {[
          sayCount(words.summary.new, counts.new, language),
          sayCount(words.summary.known, counts.known, language),
          sayCount(words.summary.faulty, counts.faulty, language),
        ].join(' ')}
      </p>
      {faulty.length > 0 && (
        <form method="post" className="stack">
          <input type="hidden" name="act" value="mend" />
          <h2>{words.toMend}</h2>
          {counts.faulty > faulty.length && <p className="hint">{sayCount(words.firstOnes, faulty.length, language)}</p>}
          {faulty.map((row) => (
            <FaultyRow key={row.line} row={row} organisations={props.organisations} />
          ))}
          <p>
            <button className="btn second">{words.mend}</button>
          </p>
        </form>
      )}
      {right.length > 0 && (
        <details>
          <summary>{sayCount(words.right, counts.new + counts.known, language)}</summary>
          <ul className="tasks">
            {right.map(({ line, typed, state }) => (
              <li key={line}>
                <span>
                  <bdi>{typed.name}</bdi>
                  <span className="about">
                    <bdi>{[typed.phone, typed.email].filter(Boolean).join(' · ')}</bdi>
                  </span>
                </span>
                <span className="tag plain">{state === 'known' ? words.states.known : words.states.new}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      <section className="section stack">
        {counts.faulty > 0 && <Notice kind="warn">{sayCount(words.leftOut, counts.faulty, language)}</Notice>}
        {counts.new > 0 ? (
          <form method="post">
            <input type="hidden" name="act" value="confirm" />
            <p className="hint">{words.confirmHint}</p>
            <button className="btn">{sayCount(words.confirm, counts.new, language)}</button>
          </form>
        ) : (
          <p className="card">{words.nothingNew}</p>
        )}
      </section>
    </>
  )
}

const INPUTS = { name: 'text', phone: 'tel', email: 'email', language: 'text', organisation: 'text' } as const

function FaultyRow({ row, organisations }: { row: CheckedRow } & Pick<StepsProps, 'organisations'>) {
  const words = useWords(sheetWords)
  const { line, typed, problems } = row
  const wrong = new Set(problems.map(({ field }) => field))
  const fields: Array<keyof TypedRow> = ['name', 'phone', 'email', 'language', 'organisation']
  const shown = fields.filter((field) => wrong.has(field) || field === 'name' || field === 'phone')
  return (
    <fieldset className="card stack" id={`ligne-${line}`}>
      <legend className="label">{say(words.line, { line })}</legend>
      <input type="hidden" name="line" value={line} />
      <ul>
        {problems.map((problem) => (
          <li key={problem.field + problem.because}>{problemText(problem, words)}</li>
        ))}
      </ul>
      <div className="filters">
        {shown.map((field) => (
          <div key={field} className="field">
            <label htmlFor={`${field}-${line}`}>{words.fields[field]}</label>
            {field === 'organisation' ? (
              <select id={`${field}-${line}`} name={`${field}-${line}`} className="input" defaultValue="" aria-invalid>
                <option value="">{words.none}</option>
                {organisations.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            ) : (
              <input
                id={`${field}-${line}`}
                name={`${field}-${line}`}
                className="input"
                type={INPUTS[field] === 'email' ? 'text' : INPUTS[field]}
                dir={field === 'name' ? 'auto' : 'ltr'}
                defaultValue={typed[field]}
                autoComplete="off"
                aria-invalid={wrong.has(field) || undefined}
              />
            )}
          </div>
        ))}
        <label className="choice">
          <input type="checkbox" name={`out-${line}`} />
          <span>{words.leaveOut}</span>
        </label>
      </div>
    </fieldset>
  )
}
