import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { sayCount } from '#app/language/words.ts'
import { refusalMarks } from './error-title.ts'
import { Icon } from './icon.tsx'
import { interfaceWords } from './words/words.ts'

type Fault = { field: string; text: string }

/**
 * What must be corrected, at the top of the page, each with a link to its field. It takes the focus when the page opens, except where it only
 * recalls (`isRecall`) what was kept as it is.
 */
export function ErrorSummary({ faults, id = 'erreurs', isRecall }: { faults: readonly Fault[]; id?: string; isRecall?: boolean }) {
  const words = useWords(interfaceWords)
  const language = useLanguage()
  if (faults.length === 0) return null
  return (
    <div className="notice bad" role="alert" id={id} {...(isRecall ? { tabIndex: -1 } : refusalMarks(words.errorTitle))}>
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
