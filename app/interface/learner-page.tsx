import type { ReactNode } from 'react'
import { useWords } from '#app/language/use-language.tsx'
import { LanguageSwitch, SmallThemeSwitch } from './display-switches.tsx'
import { Icon } from './icon.tsx'
import { Mark } from './mark.tsx'
import { usePage } from './page.ts'
import { SyncLabel } from './sync-label.tsx'
import { interfaceWords } from './words/words.ts'

/** The frame of a page for learners and visitors: one column, one thing. `back` is where one step back leads. */
export function LearnerPage({ back, children }: { back?: { to: string; label: string } | undefined; children: ReactNode }) {
  const words = useWords(interfaceWords)
  const { siteName, viewer } = usePage()
  return (
    <>
      <header className="bar">
        <div>
          <a className="brand" href="/">
            <Mark />
            <span>{siteName}</span>
          </a>
          <div className="end">
            <SyncLabel />
            {viewer && (
              <a className="tool" href="/menu">
                <Icon name="menu" />
                {words.menu}
              </a>
            )}
          </div>
        </div>
      </header>
      <main id="contenu" className="page" tabIndex={-1}>
        {back && (
          <a className="back" href={back.to}>
            <Icon name="arrow-left" />
            {back.label}
          </a>
        )}
        {children}
      </main>
      <PageFoot />
    </>
  )
}

/** The foot of every page: help in one place, and the language switch that stays on the page; on a laptop that of light and dark as well. */
export function PageFoot({ hasTheme = false }: { hasTheme?: boolean }) {
  const words = useWords(interfaceWords)
  return (
    <footer className="foot no-print">
      <div>
        <a href="/aide">
          <Icon name="hand-helping" />
          {words.help}
        </a>
        <LanguageSwitch />
        {hasTheme && <SmallThemeSwitch />}
      </div>
    </footer>
  )
}
