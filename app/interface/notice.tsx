import type { ReactNode } from 'react'
import { useWords } from '#app/language/use-language.tsx'
import { refusalMarks } from './error-title.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-names.ts'
import { interfaceWords } from './words/words.ts'

const ICONS: Record<NoticeKind, IconName> = { ok: 'circle-check', info: 'info', warn: 'triangle-alert', bad: 'circle-alert' }
export type NoticeKind = 'ok' | 'info' | 'warn' | 'bad'

/** A notice whose first word says what kind it is. `title` replaces that word; `isNews` has it read out at once; bad news take the focus when the page opens. */
export function Notice({
  kind,
  title,
  isNews,
  children,
}: {
  kind: NoticeKind
  title?: string | undefined
  isNews?: boolean
  children?: ReactNode
}) {
  const words = useWords(interfaceWords)
  return (
    <div
      className={kind === 'info' ? 'notice' : `notice ${kind}`}
      role={isNews ? 'status' : undefined}
      {...(isNews && kind === 'bad' ? refusalMarks(words.errorTitle) : {})}
    >
      <p className="kind">
        <Icon name={ICONS[kind]} />
        {title ?? words.kinds[kind]}
      </p>
      {typeof children === 'string' ? <p>{children}</p> : children}
    </div>
  )
}
