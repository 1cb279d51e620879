import { ErrorSummary } from '#app/interface/error-summary.tsx'
import { Field } from '#app/interface/field.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { isolated } from '#app/language/isolated.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { formatNumber, say, sayCount } from '#app/language/words.ts'
import type { ChangeFault } from '#app/rules/organisation-changes.ts'
import type { OrganisationKind } from '#app/rules/organisations.ts'
import { administrationWords } from '../words/words.ts'
import type { Change } from './belonging.forms.ts'
import type { ChangePreview } from './change.queries.server.ts'
import { belongingWords } from './words/words.ts'

type Props = {
  organisation: { id: string; name: string }
  how: Change
  to: string | null
  goals: Array<{ id: string; name: string; kind: OrganisationKind }>
  /** Null until a goal was chosen that the rules allow. */
  preview: ChangePreview | null
  fault: ChangeFault | undefined
}

/** Moving, merging or closing an organisation: first where to, then all that it touches, then the deed. */
export function ChangePage({ organisation, how, to, goals, preview, fault }: Props) {
  const words = useWords(belongingWords)
  const { kinds } = useWords(administrationWords)
  const faultText = fault && words.faults[fault]
  return (
    <StaffPage back={{ to: `/admin/organisations/${organisation.id}`, label: organisation.name }}>
      <h1>{words.titles[how]}</h1>
      <p className="lead">
        <bdi>{organisation.name}</bdi>
      </p>
      <ErrorSummary faults={faultText ? [{ field: 'vers', text: faultText }] : []} />
      {goals.length === 0 && how === 'fusionner' ? (
        <p>{words.noGoal}</p>
      ) : (
        <form method="get" className="stack prose">
          <Field id="vers" label={words.goal[how]} hint={words.hints[how]} error={faultText}>
            {(props) => (
              <select {...props} className="input" name="vers" defaultValue={to ?? ''}>
                <option value="">{words.nowhere[how]}</option>
                {goals.map(({ id, name, kind }) => (
                  <option key={id} value={id}>
                    {say(words.option, { name, kind: kinds[kind] })}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <button className="btn second">{words.show}</button>
        </form>
      )}
      {preview && <Preview how={how} to={to} preview={preview} />}
    </StaffPage>
  )
}

function Preview({ how, to, preview }: { how: Change; to: string | null; preview: ChangePreview }) {
  const words = useWords(belongingWords)
  const language = useLanguage()
  const { facts } = words
  const named = (names: readonly string[]) =>
    names.length === 0 ? words.nobody : names.map(isolated).join(language === 'ar' ? '، ' : ', ')
  const lines = [
    [facts.members, sayCount(words.people, preview.people, language)],
    ...(to === null || how === 'deplacer' ? [] : [[facts.already, sayCount(words.people, preview.already, language)]]),
    [facts.leaders, named(preview.leaders)],
    ...(preview.below.length === 0 ? [] : [[facts.below, named(preview.below)]]),
    ...(how === 'deplacer'
      ? [
          [facts.gaining, named(preview.gaining)],
          [facts.losing, named(preview.losing)],
        ]
      : [
          [facts.invitations, formatNumber(preview.invitations, language)],
          [facts.links, formatNumber(preview.links, language)],
          [facts.cohorts, formatNumber(preview.cohorts, language)],
          [facts.enrolments, formatNumber(preview.enrolments, language)],
          [facts.coordinators, named(preview.coordinators)],
        ]),
  ]
  return (
    <section className="section stack">
      <h2>{words.preview}</h2>
      <dl className="facts pairs">
        {lines.map(([term, fact]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
      </dl>
      <p>{words.stays[how]}</p>
      <form method="post" className="stack">
        <input type="hidden" name="to" value={to ?? ''} />
        <input type="hidden" name="seen" value={preview.seen} />
        {to !== null && how !== 'deplacer' && preview.leaders.length > 0 && (
          <label className="choice">
            <input type="checkbox" name="leaders" value="yes" />
            <span>
              {words.leadersStay} <span className="about">{words.leadersHint}</span>
            </span>
          </label>
        )}
        <p className="hint">{words.today}</p>
        <button className={how === 'deplacer' ? 'btn' : 'btn danger'}>{words.confirm[how]}</button>
      </form>
    </section>
  )
}
