import { Field } from '#app/interface/field.tsx'
import { useWords } from '#app/language/use-language.tsx'
import { securityWords } from './words/words.ts'

/** The field for six digits of an app; `takesPaper` where a code on paper does as well. */
export function CodeField({ error, takesPaper }: { error?: string | undefined; takesPaper: boolean }) {
  const { codeField: words } = useWords(securityWords)
  return (
    <Field id="code" label={words.label} hint={takesPaper ? words.hintWithPaper : words.hint} error={error}>
      {(props) => (
        <input
          {...props}
          className="input"
          name="code"
          dir="ltr"
          autoComplete="one-time-code"
          autoCapitalize="characters"
          spellCheck={false}
          inputMode={takesPaper ? undefined : 'numeric'}
          maxLength={30}
        />
      )}
    </Field>
  )
}
