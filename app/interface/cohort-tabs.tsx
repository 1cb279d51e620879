import { useWords } from '#app/language/use-language.tsx'
import { interfaceWords } from './words/words.ts'

const PLACES = ['tableau', 'personnes', 'importer', 'invitations', 'dates', 'ateliers', 'certificats', 'reglages'] as const
export type CohortPlace = (typeof PLACES)[number]

const addressOf = (cohortId: string, place: CohortPlace) => `/cohortes/${cohortId}${place === 'tableau' ? '' : `/${place}`}`

/** Pages that show people's progress: an administrator who neither coordinates nor trains the cohort does not see them. */
const OF_PEOPLE: readonly CohortPlace[] = ['tableau', 'personnes', 'ateliers']

type Props = { cohortId: string; here: CohortPlace; seesPeople?: boolean }

/** The pages of one cohort, for those who steer it. */
export function CohortTabs({ cohortId, here, seesPeople = true }: Props) {
  const { cohortTabs: words } = useWords(interfaceWords)
  return (
    <nav className="tabs no-print" aria-label={words.label}>
      {PLACES.filter((place) => seesPeople || !OF_PEOPLE.includes(place)).map((place) => (
        <a key={place} href={addressOf(cohortId, place)} aria-current={place === here ? 'page' : undefined}>
          {words[place]}
        </a>
      ))}
    </nav>
  )
}
