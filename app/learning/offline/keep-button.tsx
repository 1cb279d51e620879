import { Icon } from '#app/interface/icon.tsx'
import { usePage } from '#app/interface/page.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { formatBytes, say } from '#app/language/words.ts'
import type { PackKind } from './packs.ts'
import { offlineWords } from './words/words.ts'

/** Keeps what a page names on this phone with one tap, its weight said before; shown by the script, and never on a shared phone. */
export function KeepButton({ kind, id, bytes }: { kind: PackKind; id: string; bytes: number }) {
  const { keep } = useWords(offlineWords)
  const language = useLanguage()
  const { viewer } = usePage()
  if (viewer?.isSharedPhone) return <p className="muted no-print">{keep.shared}</p>
  const size = formatBytes(bytes, language)
  const { keeping, remove, away, full } = keep
  const said = { keep: say(keep[kind], { size }), keeping, remove, away, full }
  return (
    <p className="no-print keeps">
      <button
        type="button"
        className="btn second wide"
        hidden
        data-pack={`/hors-ligne/${kind}/${id}`}
        data-said={JSON.stringify(said)}
        aria-live="polite"
      >
        <Icon name="download" />
        <span>{said.keep}</span>
      </button>
    </p>
  )
}
