import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { sayCount } from '#app/language/words.ts'
import { Icon } from './icon.tsx'
import { interfaceWords } from './words/words.ts'

/** What must be corrected, at the top of the page, each with a link to its field. It takes the focus when the page opens. */
export function ErrorSummary({ faults, id = 'erreurs' }: { faults: ReadonlyArray<{ field: string; text: string }>; id?: string }) {
  const words = useWords(interfaceWords)
  const language = useLanguage()
  if (faults.length === 0) return null
  return (
    <div className="notice bad" role="alert" tabIndex={-1} id={id}>
      <p className="kind">
        <Icon name="circle-alert" />
        {sayCount(words.errorSummary, faults.length, language)}
      </p>
      <ul>
        {faults.map(({ field, text }) => (
          <li key={field + text}>
            <a href={`#${field}`}>{text}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}
