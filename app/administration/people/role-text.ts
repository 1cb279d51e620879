import { say } from '#app/language/words.ts'
import type { Role } from '#app/rules/roles.ts'
import { isolated } from '../isolated.ts'
import type { AdministrationWords } from '../words/fr.ts'

/** What a role lets a person do, as a sentence with its scope. */
export function roleText(
  { role, cohort, organisation }: { role: Role; cohort: string | null; organisation: string | null },
  can: AdministrationWords['person']['can'],
): string {
  if (role === 'administrator' || role === 'author') return can[role]
  if (organisation !== null) return say(can.coordinatorOfOrganisation, { organisation: isolated(organisation) })
  const sentence = role === 'trainer' ? can.trainer : can.coordinatorOfCohort
  return say(sentence, { cohort: isolated(cohort ?? '?') })
}
