import { useWords } from '#app/language/use-language.tsx'
import { Icon } from './icon.tsx'
import { usePage } from './page.ts'
import { interfaceWords } from './words/words.ts'

/** Keeps this page on the phone, so that its form waits there without a network; shown by the script, and never on a shared phone. */
export function KeepPage({ address }: { address: string }) {
  const { keepPage } = useWords(interfaceWords)
  const { viewer } = usePage()
  if (viewer?.isSharedPhone) return null
  return (
    <p className="no-print keeps">
      <button type="button" className="btn second wide" hidden data-pack={address} data-said={JSON.stringify(keepPage)} aria-live="polite">
        <Icon name="download" />
        <span>{keepPage.keep}</span>
      </button>
    </p>
  )
}
