import { ErrorSummary } from '#app/interface/error-summary.tsx'
import { Field } from '#app/interface/field.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { useWords } from '#app/language/use-language.tsx'
import type { OrganisationFault } from '#app/rules/new-organisation.ts'
import { ORGANISATION_KINDS } from '#app/rules/organisations.ts'
import type { AdministrationWords } from '../words/fr.ts'
import { administrationWords } from '../words/words.ts'
import type { OrganisationForm } from './organisations.forms.ts'
import type { PossibleParent } from './organisations.queries.server.ts'

/** The words for one fault: each field has its own reasons. */
function faultText(fault: OrganisationFault, { refusals }: Pick<AdministrationWords['newOrganisation'], 'refusals'>): string {
  if (fault.field === 'name') return refusals.name[fault.because]
  if (fault.field === 'kind') return refusals.kind[fault.because]
  return fault.field === 'parent' ? refusals.parent[fault.because] : refusals.since[fault.because]
}

const optionText = (name: string, kind: string) => `${name} (${kind})`

/** The form for a new organisation, with what was typed and why it was not taken. */
export function NewOrganisationPage({
  form,
  parents,
  faults,
  today,
}: {
  form: OrganisationForm
  parents: PossibleParent[]
  faults: OrganisationFault[]
  today: string
}) {
  const { newOrganisation: words, organisation, kinds } = useWords(administrationWords)
  const said = faults.map((fault) => ({ field: fault.field, text: faultText(fault, words) }))
  const errorOf = (field: string) => said.find((fault) => fault.field === field)?.text
  return (
    <StaffPage back={{ to: '/admin/organisations', label: organisation.back }}>
      <h1>{words.title}</h1>
      <ErrorSummary faults={said} />
      <form method="post" className="stack prose">
        <input type="hidden" name="id" value={form.id} />
        <Field id="name" label={words.name} hint={words.nameHint} error={errorOf('name')}>
          {(props) => <input {...props} className="input" name="name" defaultValue={form.name} dir="auto" autoComplete="off" />}
        </Field>
        <Field id="kind" label={words.kind} error={errorOf('kind')}>
          {(props) => (
            <select {...props} className="input" name="kind" defaultValue={form.kind}>
              <option value="">{words.chooseKind}</option>
              {ORGANISATION_KINDS.map((kind) => (
                <option key={kind} value={kind}>
                  {kinds[kind]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field id="parent" label={words.parent} hint={words.parentHint} error={errorOf('parent')}>
          {(props) => (
            <select {...props} className="input" name="parent" defaultValue={form.parent}>
              <option value="">{words.noParent}</option>
              {parents.map(({ id, name, kind }) => (
                <option key={id} value={id}>
                  {optionText(name, kinds[kind])}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field id="since" label={words.since} hint={words.sinceHint} error={errorOf('since')}>
          {(props) => <input {...props} className="input short" type="date" name="since" defaultValue={form.since} max={today} />}
        </Field>
        <button className="btn">{words.save}</button>
      </form>
    </StaffPage>
  )
}
