import type { ReactNode } from 'react'
import { useWords } from '#app/language/use-language.tsx'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-names.ts'
import { Mark } from './mark.tsx'
import { PageFoot } from './learner-page.tsx'
import { usePage } from './page.ts'
import { SyncLabel } from './sync-label.tsx'
import { interfaceWords } from './words/words.ts'

/**
 * The frame of a page for trainers, coordinators and administrators: dense and wide, with what their role may open. A page that a phone keeps says
 * what is sent (`isKept`).
 */
export function StaffPage({
  back,
  wide,
  isKept,
  children,
}: {
  back?: { to: string; label: string } | undefined
  wide?: boolean
  isKept?: boolean
  children: ReactNode
}) {
  const words = useWords(interfaceWords)
  const { siteName, viewer, path } = usePage()
  const hasDesk = viewer !== null && (viewer.isTrainer || viewer.isCoordinator || viewer.isAdministrator)
  const links: Array<{ to: string; label: string; icon: IconName; shown: boolean }> = [
    { to: '/a-faire', label: words.nav.desk, icon: 'list-checks', shown: hasDesk },
    { to: '/correction', label: words.nav.grading, icon: 'clipboard-check', shown: viewer?.isTrainer ?? false },
    { to: '/cohortes', label: words.nav.cohorts, icon: 'table-2', shown: hasDesk },
    {
      to: '/banque',
      label: words.nav.bank,
      icon: 'circle-help',
      shown: (viewer?.isTrainer ?? false) || (viewer?.isAdministrator ?? false),
    },
    { to: '/devoirs', label: words.nav.assignments, icon: 'pencil-line', shown: viewer?.isTrainer ?? false },
    { to: '/accompagner', label: words.nav.calls, icon: 'phone', shown: viewer?.isCoordinator ?? false },
    { to: '/rapports', label: words.nav.reports, icon: 'chart-bar', shown: viewer?.isCoordinator ?? false },
    {
      to: '/invitations',
      label: words.nav.invitations,
      icon: 'user-plus',
      shown: (viewer?.isCoordinator ?? false) || (viewer?.isAdministrator ?? false),
    },
    { to: '/admin/organisations', label: words.nav.organisations, icon: 'building-2', shown: viewer?.isAdministrator ?? false },
    { to: '/admin/personnes', label: words.nav.people, icon: 'users', shown: viewer?.isAdministrator ?? false },
    { to: '/admin/cours', label: words.nav.courses, icon: 'book-open', shown: viewer?.isAdministrator ?? false },
    { to: '/admin/donnees', label: words.nav.privacy, icon: 'lock', shown: viewer?.isAdministrator ?? false },
    { to: '/admin/sante', label: words.nav.health, icon: 'heart-pulse', shown: viewer?.isAdministrator ?? false },
  ]
  return (
    <>
      <header className="bar staff">
        <div>
          <a className="brand" href="/">
            <Mark />
            <span>{siteName}</span>
          </a>
          <nav aria-label={words.menu}>
            {links
              .filter((link) => link.shown)
              .map((link) => (
                <a key={link.to} className="tool" href={link.to} aria-current={path.startsWith(link.to) ? 'page' : undefined}>
                  <Icon name={link.icon} />
                  {link.label}
                </a>
              ))}
          </nav>
          <div className="end">
            {isKept && <SyncLabel />}
            <a className="tool" href="/menu">
              <Icon name="menu" />
              <span className="menu-word">{words.menu}</span>
              {viewer && <bdi className="who">{viewer.name}</bdi>}
            </a>
          </div>
        </div>
      </header>
      <main id="contenu" className={wide ? 'page staff wide' : 'page staff'} tabIndex={-1}>
        {back && (
          <a className="back" href={back.to}>
            <Icon name="arrow-left" />
            {back.label}
          </a>
        )}
        {children}
      </main>
      <PageFoot hasTheme />
    </>
  )
}
