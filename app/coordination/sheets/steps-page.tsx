import { Field } from '#app/interface/field.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { interfaceWords } from '#app/interface/words/words.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { say, sayCount } from '#app/language/words.ts'
import { LANGUAGES } from '#app/rules/languages.ts'
import { SHEET_FIELDS } from '#app/rules/sheet-columns.ts'
import { MadePart } from './made-part.tsx'
import { RowsPart } from './rows-part.tsx'
import type { StepsProps } from './steps-props.ts'
import { sheetWords } from './words/words.ts'

/** The three steps of a sheet of people: columns, rows with their problems, summary; then the messages to send. */
export function StepsPage(props: StepsProps) {
  const words = useWords(sheetWords)
  const { cohort, step, because } = props
  return (
    <StaffPage wide back={{ to: `/cohortes/${cohort.id}/importer`, label: words.otherFile }}>
      <p className="eyebrow" dir="auto">
        {cohort.name}
      </p>
      <h1>{words.steps[step]}</h1>
      {because && (
        <Notice kind="bad" isNews>
          {words.faults[because]}
        </Notice>
      )}
      <FileNotices {...props} />
      {step === 'columns' && <ColumnsPart {...props} />}
      {step === 'rows' && <RowsPart {...props} />}
      {step === 'done' && <MadePart {...props} />}
    </StaffPage>
  )
}

/** What of the file was not taken, always with the reason. */
function FileNotices({ withheld, warnings, unknown, step }: StepsProps) {
  const words = useWords(sheetWords)
  return (
    <>
      {withheld.length > 0 && (
        <Notice kind="warn" title={words.withheld.title}>
          <ul>
            {withheld.map(({ header, why }) => (
              <li key={header}>
                <bdi>{header}</bdi>
                {' : '}
                {words.withheld.why[why]}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {step !== 'columns' && unknown.length > 0 && (
        <Notice kind="info" title={words.unknown}>
          <p dir="auto">{unknown.join(', ')}</p>
        </Notice>
      )}
      {step !== 'done' && warnings.length > 0 && (
        <Notice kind="info">
          <ul>
            {warnings.map(({ because, about }) => (
              <li key={because}>{say(words.warnings[because], { about })}</li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  )
}

function ColumnsPart({ columns, chosen, organisations, mayBeWithout }: StepsProps) {
  const words = useWords(sheetWords)
  const { languages } = useWords(interfaceWords)
  const language = useLanguage()
  return (
    <form method="post" className="stack">
      <input type="hidden" name="act" value="match" />
      <p className="lead">{sayCount(words.columnsLead, columns.length, language)}</p>
      <div className="cards">
        {columns.map(({ header, field, sample }, place) => (
          <div key={place} className="card">
            <Field id={`column-${place}`} label={<bdi>{header}</bdi>} hint={<bdi>{sample.join(' · ')}</bdi>}>
              {(props) => (
                <select {...props} className="input" name={`column-${place}`} defaultValue={field ?? ''}>
                  <option value="">{words.noField}</option>
                  {SHEET_FIELDS.map((one) => (
                    <option key={one} value={one}>
                      {words.fields[one]}
                    </option>
                  ))}
                </select>
              )}
            </Field>
          </div>
        ))}
      </div>
      <div className="filters">
        <Field id="language" label={words.language}>
          {(props) => (
            <select {...props} className="input" name="language" defaultValue={chosen.language}>
              {LANGUAGES.map((one) => (
                <option key={one} value={one}>
                  {languages[one]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field id="organisation" label={words.organisation}>
          {(props) => (
            <select {...props} className="input" name="organisation" defaultValue={chosen.organisationId ?? ''}>
              <option value="">{mayBeWithout ? words.none : words.choose}</option>
              {organisations.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <p>
        <button className="btn">{words.check}</button>
      </p>
    </form>
  )
}
