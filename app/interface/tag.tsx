import { Icon } from './icon.tsx'
import type { IconName } from './icon-names.ts'

export type TagTone = 'ok' | 'warn' | 'bad' | 'info' | 'plain' | 'neutral'

/** A status in a word, with an icon where it must be seen: never a colour alone. */
export function Tag({ tone, icon, children }: { tone: TagTone; icon?: IconName | undefined; children: string }) {
  return (
    <span className={tone === 'neutral' ? 'tag' : `tag ${tone}`}>
      {icon && <Icon name={icon} />}
      {children}
    </span>
  )
}
