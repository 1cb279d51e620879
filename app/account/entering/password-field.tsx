import { Field } from '#app/interface/field.tsx'

/** One field for a new password: it may be pasted and kept by the phone, and is not asked for twice. */
export function PasswordField({ label, hint, error }: { label: string; hint: string; error: string | undefined }) {
  return (
    <Field id="password" label={label} hint={hint} error={error}>
      {(props) => <input {...props} className="input" name="password" type="password" autoComplete="new-password" dir="ltr" />}
    </Field>
  )
}
