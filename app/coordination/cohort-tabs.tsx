import { useWords } from '#app/language/use-language.tsx'
import { coordinationWords } from './words/words.ts'

const PLACES = ['tableau', 'personnes', 'importer', 'invitations', 'dates', 'reglages'] as const
export type CohortPlace = (typeof PLACES)[number]

const addressOf = (cohortId: string, place: CohortPlace) => `/cohortes/${cohortId}${place === 'tableau' ? '' : `/${place}`}`

/** The pages of one cohort, for those who steer it. */
export function CohortTabs({ cohortId, here }: { cohortId: string; here: CohortPlace }) {
  const { tabs: words } = useWords(coordinationWords)
  return (
    <nav className="tabs no-print" aria-label={words.label}>
      {PLACES.map((place) => (
        <a key={place} href={addressOf(cohortId, place)} aria-current={place === here ? 'page' : undefined}>
          {words[place]}
        </a>
      ))}
    </nav>
  )
}
