import { LANGUAGES, type FullText, type Language } from './languages.ts'
import { readName, type NameRefusal } from './names.ts'
import { MOST_COURSES } from './new-cohort.ts'

/** A programme as somebody wishes it: its title in each language, and its courses with their wished places. */
export type WantedProgramme = {
  titles: Record<Language, string>
  courses: ReadonlyArray<{ courseId: string; position: number; isRequired: boolean }>
}

export type ProgrammeFault =
  { field: `title-${Language}`; because: NameRefusal } | { field: 'courses'; because: 'none' | 'none-required' | 'too-many' }
export type ProgrammeFacts = { title: FullText; courses: Array<{ courseId: string; position: number; isRequired: boolean }> }

/** A programme as it will be, its courses numbered from 1 in the wished order, or every fault at once. */
export function reviewProgramme(wanted: WantedProgramme): { ok: true; facts: ProgrammeFacts } | { ok: false; faults: ProgrammeFault[] } {
  const faults: ProgrammeFault[] = []
  const title: FullText = { fr: '', en: '', ar: '' }
  for (const language of LANGUAGES) {
    const read = readName(wanted.titles[language])
    if (read.ok) title[language] = read.name
    else faults.push({ field: `title-${language}`, because: read.because })
  }
  if (wanted.courses.length === 0) faults.push({ field: 'courses', because: 'none' })
  else if (!wanted.courses.some(({ isRequired }) => isRequired)) faults.push({ field: 'courses', because: 'none-required' })
  if (wanted.courses.length > MOST_COURSES) faults.push({ field: 'courses', because: 'too-many' })
  if (faults.length > 0) return { ok: false, faults }
  const ordered = [...wanted.courses].sort((one, other) => one.position - other.position)
  return {
    ok: true,
    facts: { title, courses: ordered.map(({ courseId, isRequired }, index) => ({ courseId, isRequired, position: index + 1 })) },
  }
}
