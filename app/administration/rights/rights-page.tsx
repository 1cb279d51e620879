import { ErrorSummary } from '#app/interface/error-summary.tsx'
import { Field } from '#app/interface/field.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { formatShortDay } from '#app/language/dates.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { say } from '#app/language/words.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import { textIn } from '#app/rules/languages.ts'
import { ROLES } from '#app/rules/roles.ts'
import { roleText } from '../people/role-text.ts'
import { administrationWords } from '../words/words.ts'
import type { RightsOnPage } from './rights.queries.server.ts'
import type { RightsWords } from './words/fr.ts'
import { rightsWords } from './words/words.ts'

type Refusal = { because: keyof RightsWords['refusals'] }

/** What somebody may do: each right as a sentence with a way to take it away, a form for a new one, and the reset of a lost second factor. */
export function RightsPage({
  found,
  isOwn,
  isChanged,
  refusal,
}: {
  found: RightsOnPage
  isOwn: boolean
  isChanged: boolean
  refusal?: Refusal | undefined
}) {
  const words = useWords(rightsWords)
  const refused = refusal && words.refusals[refusal.because]
  const { person } = found
  return (
    <StaffPage back={{ to: `/admin/personnes/${person.id}`, label: person.name }}>
      <h1>{words.title}</h1>
      <p className="lead">
        <bdi>{person.name}</bdi>
      </p>
      {refused && <ErrorSummary faults={[{ field: refusal.because === 'last-administrator' ? 'droits' : 'role', text: refused }]} />}
      {isChanged && (
        <Notice kind="ok" isNews>
          {isOwn ? words.changedOwn : words.changed}
        </Notice>
      )}
      <h2 className="section" id="droits">
        {words.present}
      </h2>
      <Present roles={found.roles} />
      <h2 className="section">{words.give}</h2>
      <GiveForm found={found} error={refused} />
      {person.hasSecondFactor && (
        <>
          <h2 className="section">{words.factor}</h2>
          <form method="post" className="stack">
            <p>{words.factorText}</p>
            <button className="btn danger" name="wish" value="reset-factor">
              {words.resetFactor}
            </button>
          </form>
        </>
      )}
    </StaffPage>
  )
}

function Present({ roles }: { roles: RightsOnPage['roles'] }) {
  const words = useWords(rightsWords)
  const { person } = useWords(administrationWords)
  const language = useLanguage()
  if (roles.length === 0) return <p>{person.noRoles}</p>
  return (
    <ul className="order">
      {roles.map((role) => (
        <li key={role.id} className="card">
          <p>{roleText(role, person.can, language)}</p>
          <p className="muted">
            {say(words.givenOn, { day: formatShortDay(moroccoDay(role.grantedAt), language) })}{' '}
            {role.endsAt && say(words.endsOn, { day: formatShortDay(moroccoDay(role.endsAt), language) })}
          </p>
          <form method="post">
            <input type="hidden" name="grant" value={role.id} />
            <button className="btn second" name="wish" value="take">
              {words.take}
            </button>
          </form>
        </li>
      ))}
    </ul>
  )
}

function Choice({
  id,
  label,
  hint,
  none,
  options,
}: {
  id: string
  label: string
  hint: string
  none: string
  options: ReadonlyArray<{ id: string; name: string }>
}) {
  return (
    <Field id={id} label={label} hint={hint}>
      {(props) => (
        <select {...props} className="input" name={id}>
          <option value="">{none}</option>
          {options.map((option) => (
            <option key={option.id} value={option.id}>
              {option.name}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

function GiveForm({ found, error }: { found: RightsOnPage; error: string | undefined }) {
  const words = useWords(rightsWords)
  const language = useLanguage()
  const courses = found.courses.map(({ id, name }) => ({ id, name: textIn(name, language) }))
  return (
    <form method="post" className="stack">
      <Field id="role" label={words.role} error={error}>
        {(props) => (
          <select {...props} className="input" name="role">
            {ROLES.map((role) => (
              <option key={role} value={role}>
                {words.roles[role]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Choice id="cohort" label={words.cohort} hint={words.cohortHint} none={words.noScope} options={found.cohorts} />
      <Choice id="course" label={words.course} hint={words.courseHint} none={words.wholeCohort} options={courses} />
      <Choice
        id="organisation"
        label={words.organisation}
        hint={words.organisationHint}
        none={words.noScope}
        options={found.organisations}
      />
      <Field id="until" label={words.until} hint={words.untilHint}>
        {(props) => <input {...props} className="input short" type="date" name="until" />}
      </Field>
      <p className="hint">{words.giveHint}</p>
      <button className="btn" name="wish" value="give">
        {words.giveButton}
      </button>
    </form>
  )
}
