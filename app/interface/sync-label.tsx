import { useWords } from '#app/language/use-language.tsx'
import moreScript from '#app/offline/after-idle.client.ts?worker&url'
import { Icon } from './icon.tsx'
import { usePage } from './page.ts'
import { interfaceWords } from './words/words.ts'

/** Says beside a cloud what is sent and what waits, and brings the script that knows; nothing for somebody who did not sign in. */
export function SyncLabel() {
  const { sync } = useWords(interfaceWords)
  const { viewer } = usePage()
  if (!viewer) return null
  return (
    <span
      className="sync"
      role="status"
      data-sync="sent"
      data-words={JSON.stringify(sync)}
      data-owner={viewer.phoneId ?? undefined}
      data-more={moreScript}
    >
      <Icon name="cloud-check" />
      <span>{sync.sent}</span>
    </span>
  )
}
