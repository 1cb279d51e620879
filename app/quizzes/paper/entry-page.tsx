import { ErrorSummary } from '#app/interface/error-summary.tsx'
import { Icon } from '#app/interface/icon.tsx'
import { KeepPage } from '#app/interface/keep-page.tsx'
import { LearnerPage } from '#app/interface/learner-page.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { formatInstant } from '#app/language/dates.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { formatPercent, say, sayCount, type SameShape } from '#app/language/words.ts'
import type { ShownQuestion } from '#app/questions/shown-question.ts'
import type { Language } from '#app/rules/languages.ts'
import type { SheetFault } from './enter-sheets.server.ts'
import { answerField, personField, SHEETS } from './paper.forms.ts'
import { SheetQuestion } from './sheet-question.tsx'
import type { enteredSheets, peopleOnPaper } from './sheet.queries.server.ts'
import { paperWords, type PaperWords } from './words/words.ts'

export type Refused = { because: keyof PaperWords['whole'] | 'faults'; faults: SheetFault[]; typed: Record<string, string> }
type Props = {
  cohortId: string
  cohort: string
  quizKey: string
  quizTitle: string
  code: string
  /** The code on the sheet that led here, where it is another. */
  otherCode: string | null
  questions: { n: number; shown: ShownQuestion }[]
  people: Awaited<ReturnType<typeof peopleOnPaper>>
  entered: Awaited<ReturnType<typeof enteredSheets>>
  savedCount: number | null
  refused: Refused | null
  now: Date
}

/** Ten sheets of paper typed in at once, by a trainer or a coordinator, on a phone as well: who, and a letter or a word for each question. */
export function EntryPage(props: Props) {
  const { cohortId, quizKey, code, otherCode, questions, savedCount, refused, now } = props
  const words = useWords(paperWords)
  const language = useLanguage()
  const faults = refused?.faults.map((one) => ({ field: fieldOf(one), text: faultText(one, words, language, now) })) ?? []
  return (
    <LearnerPage back={{ to: `/cohortes/${cohortId}/quiz`, label: words.back }}>
      <p className="eyebrow">{[props.cohort, props.quizTitle].join(' · ')}</p>
      <h1>{words.entry.title}</h1>
      {savedCount !== null && !refused && (
        <Notice kind="ok" title={sayCount(words.entry.saved, savedCount, language)} isNews>
          {words.entry.savedText}
        </Notice>
      )}
      {refused && refused.because !== 'faults' && (
        <Notice kind="bad" title={words.refused} isNews>
          {words.whole[refused.because]}
        </Notice>
      )}
      <ErrorSummary faults={faults} />
      {otherCode !== null && (
        <Notice kind="warn" title={say(words.entry.otherCode, { code: otherCode })}>
          {words.entry.otherCodeText}
        </Notice>
      )}
      <p>
        <b>{say(words.entry.code, { code })}</b> <span className="muted">{words.entry.codeHint}</span>
      </p>
      <KeepPage address={`/hors-ligne/saisie/${cohortId}/${quizKey}`} />
      <details>
        <summary>{words.entry.key}</summary>
        <div className="stack">
          {questions.map(({ n, shown }) => (
            <SheetQuestion key={n} n={n} shown={shown} />
          ))}
        </div>
      </details>
      <p className="hint">{words.entry.emptyHint}</p>
      <form method="post" action={`/cohortes/${cohortId}/quiz/${quizKey}/saisie`} className="stack">
        <input type="hidden" name="code" value={code} />
        {Array.from({ length: SHEETS }, (_, index) => (
          <OneSheet key={index} n={index + 1} {...props} />
        ))}
        <p>
          <button className="btn wide">{words.entry.save}</button>
        </p>
      </form>
      <p>
        <a className="back" href={`/cohortes/${cohortId}/quiz/${quizKey}/feuille`}>
          <Icon name="printer" />
          {words.entry.toSheet}
        </a>
      </p>
      <EnteredList entered={props.entered} now={now} />
    </LearnerPage>
  )
}

const fieldOf = ({ sheet, question }: SheetFault) => (question === null ? personField(sheet) : answerField(sheet, question))

/** What is wrong with a sheet, in a sentence that names it. */
function faultText({ sheet, question, because, at, by }: SheetFault, words: SameShape<PaperWords>, language: Language, now: Date): string {
  const when = at ? formatInstant(at, language, now) : ''
  const text = say(words.problems[because], { when, by: by ?? words.entry.somebody })
  return question === null ? say(words.faultAt, { sheet, text }) : say(words.faultAtQuestion, { sheet, n: question, text })
}

function OneSheet({ n, questions, people, entered, refused, now }: Props & { n: number }) {
  const { entry: words } = useWords(paperWords)
  const language = useLanguage()
  const typed = refused?.typed ?? {}
  const isWrong = (question: number | null) =>
    refused?.faults.some((one) => one.sheet === n && one.question === question) ? true : undefined
  const nameOf = ({ id, name }: { id: string; name: string }) => {
    const before = entered.find(({ personId }) => personId === id)
    return before ? say(words.personEntered, { name, when: formatInstant(before.at, language, now) }) : name
  }
  return (
    <fieldset className="card">
      <legend className="label">{say(words.sheetN, { n })}</legend>
      <div className="field">
        <label htmlFor={personField(n)}>{words.person}</label>
        <select
          id={personField(n)}
          name={personField(n)}
          className="input"
          defaultValue={typed[personField(n)] ?? ''}
          aria-invalid={isWrong(null)}
        >
          <option value="">{words.choose}</option>
          {people.map((one) => (
            <option key={one.id} value={one.id}>
              {nameOf(one)}
            </option>
          ))}
        </select>
      </div>
      <div className="sheet">
        {questions.map(({ n: question, shown }) => {
          const field = answerField(n, question)
          const isLong = shown.kind === 'written'
          const props = {
            ...{ id: field, name: field, className: 'input', defaultValue: typed[field] ?? '', 'aria-invalid': isWrong(question) },
            'aria-describedby': n === 1 ? `${field}-hint` : undefined,
          }
          return (
            <div key={question} className={/short|gaps|written/.test(shown.kind) ? 'field whole' : 'field'}>
              <label htmlFor={field}>{say(words.answerLabel, { n: question })}</label>
              {n === 1 && (
                <p className="hint" id={`${field}-hint`}>
                  {words.how[shown.kind]}
                </p>
              )}
              {isLong ? <textarea {...props} dir="auto" /> : <input {...props} autoComplete="off" dir="auto" />}
            </div>
          )
        })}
      </div>
    </fieldset>
  )
}

function EnteredList({ entered, now }: { entered: Props['entered']; now: Date }) {
  const { entry: words } = useWords(paperWords)
  const language = useLanguage()
  return (
    <section className="section stack" aria-labelledby="h-saisies">
      <h2 id="h-saisies">{words.entered}</h2>
      {entered.length === 0 && <p className="muted">{words.noneEntered}</p>}
      <ul className="tasks">
        {entered.map(({ id, name, by, at, percent, isPassed }) => (
          <li key={id}>
            <div>
              <b>
                <bdi>{name}</bdi>
              </b>
              <span className="about">
                {words.columns.by} <bdi>{by ?? words.somebody}</bdi> · {formatInstant(at, language, now)}
              </span>
            </div>
            <span>
              {percent === null ? words.waits : `${formatPercent(percent, language)} · ${isPassed ? words.passed : words.notPassed}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
