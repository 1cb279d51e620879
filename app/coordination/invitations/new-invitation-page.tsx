import { ErrorSummary } from '#app/interface/error-summary.tsx'
import { Field } from '#app/interface/field.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { interfaceWords } from '#app/interface/words/words.ts'
import { useWords } from '#app/language/use-language.tsx'
import { directionOf, LANGUAGES } from '#app/rules/languages.ts'
import type { InvitationRefusal } from './create-invitation.server.ts'
import type { InvitationForm } from './invitations.forms.ts'
import type { PlaceToInvite } from './place.queries.server.ts'
import { fieldOf, invitationRefusal } from './refusal-text.ts'
import { invitationWords } from './words/words.ts'

type Props = {
  cohort: PlaceToInvite
  organisations: Array<{ id: string; name: string }>
  mayBeWithout: boolean
  typed?: InvitationForm | undefined
  refusal?: InvitationRefusal | undefined
}

/** The form that invites one person: name, number or address, language, organisation. */
export function NewInvitationPage({ cohort, organisations, mayBeWithout, typed, refusal }: Props) {
  const { form: words } = useWords(invitationWords)
  const text = refusal && invitationRefusal(refusal, words.refusals)
  const at = refusal && fieldOf(refusal)
  const errorAt = (field: string) => (at === field ? text : undefined)
  return (
    <StaffPage back={{ to: `/cohortes/${cohort.id}/invitations`, label: cohort.name }}>
      <h1>{words.title}</h1>
      {text && at && <ErrorSummary faults={[{ field: at, text }]} />}
      <form method="post" className="stack">
        <Field id="name" label={words.name} error={errorAt('name')}>
          {(props) => (
            <input {...props} className="input" name="name" dir="auto" autoComplete="off" defaultValue={typed?.name.slice(0, 200)} />
          )}
        </Field>
        <Field id="phone" label={words.phone} hint={words.phoneHint} error={errorAt('phone')}>
          {(props) => (
            <input
              {...props}
              className="input"
              name="phone"
              dir="ltr"
              inputMode="tel"
              autoComplete="off"
              defaultValue={typed?.phone.slice(0, 200)}
            />
          )}
        </Field>
        <Field id="email" label={words.email} hint={words.emailHint} error={errorAt('email')}>
          {(props) => (
            <input
              {...props}
              className="input"
              name="email"
              dir="ltr"
              inputMode="email"
              autoComplete="off"
              defaultValue={typed?.email.slice(0, 300)}
            />
          )}
        </Field>
        <LanguageChoice chosen={typed?.language} error={errorAt('language')} />
        <Field id="organisation" label={words.organisation} error={errorAt('organisation')}>
          {(props) => (
            <select {...props} className="input" name="organisation" defaultValue={typed?.organisation}>
              {mayBeWithout && <option value="">{words.noOrganisation}</option>}
              {organisations.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <button className="btn">{words.send}</button>
      </form>
    </StaffPage>
  )
}

function LanguageChoice({ chosen, error }: { chosen: string | undefined; error: string | undefined }) {
  const { form: words } = useWords(invitationWords)
  const { languages } = useWords(interfaceWords)
  return (
    <fieldset id="language">
      <legend className="label">{words.language}</legend>
      {error && <p className="error">{error}</p>}
      <div className="levels">
        {LANGUAGES.map((language) => (
          <label key={language} lang={language} dir={directionOf(language)}>
            <input type="radio" name="language" value={language} defaultChecked={chosen === language} />
            {languages[language]}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
