import { Icon } from '#app/interface/icon.tsx'
import type { IconName } from '#app/interface/icon-names.ts'
import { LanguageSwitch, ThemeSwitch } from '#app/interface/display-switches.tsx'
import { LearnerPage } from '#app/interface/learner-page.tsx'
import { usePage } from '#app/interface/page.ts'
import { interfaceWords } from '#app/interface/words/words.ts'
import { useWords } from '#app/language/use-language.tsx'
import { say } from '#app/language/words.ts'
import { accountWords } from './words/words.ts'

/** Every place a person may go, as one page of links: it works on any phone. */
export function MenuPage({ leads }: { leads: string[] }) {
  const { menu } = useWords(accountWords)
  const words = useWords(interfaceWords)
  const { viewer } = usePage()
  const places: Array<{ to: string; label: string; icon: IconName; shown: boolean }> = [
    { to: '/accueil', label: menu.learning, icon: 'house', shown: viewer !== null },
    ...leads.map((id, index) => ({
      to: `/mon-association/${id}`,
      label: leads.length > 1 ? `${menu.association} ${index + 1}` : menu.association,
      icon: 'building-2' as const,
      shown: true,
    })),
    {
      to: '/a-faire',
      label: words.nav.desk,
      icon: 'list-checks',
      shown: viewer !== null && (viewer.isTrainer || viewer.isCoordinator || viewer.isAdministrator),
    },
    { to: '/correction', label: words.nav.grading, icon: 'clipboard-check', shown: viewer?.isTrainer ?? false },
    {
      to: '/cohortes',
      label: words.nav.cohorts,
      icon: 'table-2',
      shown: viewer !== null && (viewer.isCoordinator || viewer.isTrainer || viewer.isAdministrator),
    },
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
    { to: '/certificats', label: menu.certificates, icon: 'award', shown: viewer !== null },
    { to: '/telephone', label: menu.phone, icon: 'smartphone', shown: viewer !== null },
    { to: '/profil', label: words.profile, icon: 'user', shown: viewer !== null },
    { to: '/aide', label: words.help, icon: 'hand-helping', shown: true },
    { to: '/connexion', label: words.signIn, icon: 'log-in', shown: viewer === null },
  ]
  return (
    <LearnerPage>
      <h1>{menu.title}</h1>
      {viewer && (
        <p className="muted" dir="auto">
          {say(menu.signedInAs, { name: viewer.name })}
        </p>
      )}
      <ul className="tasks">
        {places
          .filter((place) => place.shown)
          .map((place) => (
            <li key={place.to}>
              <span className="row">
                <Icon name={place.icon} />
                <a href={place.to}>{place.label}</a>
              </span>
              <Icon name="chevron-right" />
            </li>
          ))}
      </ul>
      <h2>{menu.languages}</h2>
      <LanguageSwitch />
      <h2>{words.themes.title}</h2>
      <ThemeSwitch />
      {viewer && (
        <form method="post" action="/deconnexion">
          {viewer.isSharedPhone && <p className="muted">{menu.signOutShared}</p>}
          <button className="btn second wide">
            <Icon name="log-out" />
            {menu.signOut}
          </button>
        </form>
      )}
    </LearnerPage>
  )
}
