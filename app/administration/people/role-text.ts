import { say } from '#app/language/words.ts'
import { textIn, type FullText, type Language } from '#app/rules/languages.ts'
import type { Role } from '#app/rules/roles.ts'
import { isolated } from '#app/language/isolated.ts'
import type { AdministrationWords } from '../words/fr.ts'

/** What a role lets a person do, as a sentence with its scope. */
export function roleText(
  { role, cohort, course, organisation }: { role: Role; cohort: string | null; course: FullText | null; organisation: string | null },
  can: AdministrationWords['person']['can'],
  language: Language,
): string {
  if (role === 'administrator' || role === 'author') return can[role]
  if (organisation !== null) return say(can.coordinatorOfOrganisation, { organisation: isolated(organisation) })
  if (course !== null) return say(can.trainerOfCourse, { course: isolated(textIn(course, language)), cohort: isolated(cohort ?? '?') })
  const sentence = role === 'trainer' ? can.trainer : can.coordinatorOfCohort
  return say(sentence, { cohort: isolated(cohort ?? '?') })
}
