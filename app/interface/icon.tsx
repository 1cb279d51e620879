import sprite from './icons.svg?url'
import type { IconName } from './icon-names.ts'

/** Icons that point along the line of reading: mirrored where it runs from right to left. */
const DIRECTED: ReadonlySet<IconName> = new Set([
  'arrow-left',
  'arrow-right',
  'chevron-left',
  'chevron-right',
  'undo-2',
  'redo-2',
  'list',
  'list-ordered',
  'send',
  'log-out',
  'log-in',
  'reply',
])

/** A decorative symbol of the sprite; the words beside it carry the meaning. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className={DIRECTED.has(name) ? 'ic ic-dir' : 'ic'} aria-hidden="true" focusable="false">
      <use href={`${sprite}#${name}`} />
    </svg>
  )
}
