import { ErrorSummary } from '#app/interface/error-summary.tsx'
import { Field } from '#app/interface/field.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { useWords } from '#app/language/use-language.tsx'
import { ATTRIBUTIONS } from '#app/rules/report-figures.ts'
import type { ReportFault, TypedReport } from './reports.forms.ts'
import { reportWords } from './words/words.ts'

type Choice = { id: string; name: string }
type Props = { form: TypedReport; cohorts: Choice[]; organisations: Choice[]; faults: ReportFault[] }

/** Where each fault stands on the page. */
const FIELDS: Record<ReportFault, string> = { days: 'from', cohorts: 'cohorts', organisations: 'organisations', day: 'day' }

/** What a report is asked for: days, cohorts, organisations, and the rule by which people count under one. */
export function NewReportPage({ form, cohorts, organisations, faults }: Props) {
  const all = useWords(reportWords)
  const words = all.form
  const faultOf = (fault: ReportFault) => (faults.includes(fault) ? all.faults[fault] : undefined)
  return (
    <StaffPage back={{ to: '/rapports', label: all.back }}>
      <h1>{all.make}</h1>
      <ErrorSummary faults={faults.map((fault) => ({ field: FIELDS[fault], text: all.faults[fault] }))} />
      {cohorts.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <form method="post" className="stack">
          <div className="row">
            <Field id="from" label={words.from} hint={words.dayHint} error={faultOf('days')}>
              {(props) => <input {...props} className="input" type="date" name="from" defaultValue={form.from} required />}
            </Field>
            <Field id="to" label={words.to} hint={words.dayHint}>
              {(props) => <input {...props} className="input" type="date" name="to" defaultValue={form.to} required />}
            </Field>
          </div>
          <Choices id="cohorts" name="cohort" legend={words.cohorts} choices={cohorts} chosen={form.cohorts} error={faultOf('cohorts')} />
          <Choices
            id="organisations"
            name="organisation"
            legend={words.organisations}
            hint={words.organisationsHint}
            choices={organisations}
            chosen={form.organisations}
            error={faultOf('organisations')}
          />
          <fieldset className="stack">
            <legend>{words.attribution}</legend>
            {ATTRIBUTIONS.map((attribution) => (
              <label key={attribution} className="choice">
                <input type="radio" name="attribution" value={attribution} defaultChecked={form.attribution === attribution} />
                <span>{all.attributions[attribution]}</span>
              </label>
            ))}
          </fieldset>
          <Field id="day" label={words.day} hint={words.dayNeeded} error={faultOf('day')}>
            {(props) => <input {...props} className="input" type="date" name="day" defaultValue={form.day} />}
          </Field>
          <button className="btn">{words.submit}</button>
        </form>
      )}
    </StaffPage>
  )
}

type ChoicesProps = {
  id: string
  name: string
  legend: string
  hint?: string
  choices: readonly Choice[]
  chosen: readonly string[]
  error: string | undefined
}

function Choices({ id, name, legend, hint, choices, chosen, error }: ChoicesProps) {
  return (
    <fieldset id={id} className="stack" tabIndex={-1}>
      <legend>{legend}</legend>
      {hint && <p className="hint">{hint}</p>}
      {error && <p className="error">{error}</p>}
      {choices.map((choice) => (
        <label key={choice.id} className="choice">
          <input type="checkbox" name={name} value={choice.id} defaultChecked={chosen.includes(choice.id)} />
          <span dir="auto">{choice.name}</span>
        </label>
      ))}
    </fieldset>
  )
}
