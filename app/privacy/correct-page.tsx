import { ErrorSummary } from '#app/interface/error-summary.tsx'
import { Field } from '#app/interface/field.tsx'
import { LearnerPage } from '#app/interface/learner-page.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { useWords } from '#app/language/use-language.tsx'
import { LANGUAGES } from '#app/rules/languages.ts'
import type { CorrectionFault } from '#app/rules/own-corrections.ts'
import type { CorrectForm } from './privacy.forms.ts'
import { privacyWords } from './words/words.ts'

const FIELD_OF = {
  name: 'name',
  phone: 'phone',
  'phone-taken': 'phone',
  email: 'email',
  'email-taken': 'email',
  unreachable: 'phone',
} as const satisfies Record<CorrectionFault, keyof CorrectForm>

const GENDERS = ['unstated', 'woman', 'man', 'other'] as const

/** One's own name, addresses and language to correct; the one optional question says what it is for. */
export function CorrectPage({ form, faults, isSaved }: { form: CorrectForm; faults: CorrectionFault[]; isSaved: boolean }) {
  const { correct: words, own } = useWords(privacyWords)
  const errorOf = (field: string) => {
    const fault = faults.find((one) => FIELD_OF[one] === field)
    return fault && words.refusals[fault]
  }
  return (
    <LearnerPage back={{ to: '/profil/donnees', label: own.title }}>
      <h1>{words.title}</h1>
      <ErrorSummary faults={faults.map((fault) => ({ field: FIELD_OF[fault], text: words.refusals[fault] }))} />
      {isSaved && (
        <Notice kind="ok" isNews>
          {words.saved}
        </Notice>
      )}
      <p className="lead">{words.lead}</p>
      <form method="post" className="stack">
        <Field id="name" label={words.name} error={errorOf('name')}>
          {(props) => <input {...props} className="input" name="name" defaultValue={form.name} dir="auto" autoComplete="name" />}
        </Field>
        <Field id="phone" label={words.phone} hint={words.phoneHint} error={errorOf('phone')}>
          {(props) => <input {...props} className="input" name="phone" defaultValue={form.phone} dir="ltr" type="tel" autoComplete="tel" />}
        </Field>
        <Field id="email" label={words.email} hint={words.emailHint} error={errorOf('email')}>
          {(props) => (
            <input {...props} className="input" name="email" defaultValue={form.email} dir="ltr" inputMode="email" autoComplete="email" />
          )}
        </Field>
        <Field id="language" label={words.language}>
          {(props) => (
            <select {...props} className="input" name="language" defaultValue={form.language}>
              {LANGUAGES.map((language) => (
                <option key={language} value={language} lang={language}>
                  {words.languages[language]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field id="gender" label={words.gender} hint={words.genderHint}>
          {(props) => (
            <select {...props} className="input" name="gender" defaultValue={form.gender}>
              {GENDERS.map((gender) => (
                <option key={gender} value={gender}>
                  {words.genders[gender === 'other' ? 'otherwise' : gender]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <button className="btn wide">{words.save}</button>
      </form>
    </LearnerPage>
  )
}
