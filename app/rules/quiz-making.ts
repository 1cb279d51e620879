import { drawSection, fixedSection, isFixed, questionsAsked, type DrawSection, type QuizSection } from './quiz-runs.ts'

/** The most sections and questions that a quiz of the bank holds. */
export const MOST_SECTIONS = 12
export const MOST_ASKED = 60

/** One step of somebody who makes a quiz; a section is named by its place, from 0. */
export type QuizEdit =
  | { act: 'add-draw'; draw: DrawSection }
  | { act: 'add-question'; section: number | null; question: { key: string; versionId: string; mark: number } }
  | { act: 'remove-question'; key: string }
  | { act: 'remove-section'; section: number }
  | { act: 'mark'; key: string; mark: number }
  | { act: 'shuffle'; section: number; isShuffled: boolean }
  | { act: 'renew'; versions: ReadonlyMap<string, string> }

/** Why a step cannot be taken. */
export type EditRefusal = 'too-many' | 'twice' | 'no-section' | 'unreadable'

const holds = (sections: readonly QuizSection[], key: string) =>
  sections.some((section) => isFixed(section) && section.questions.some((question) => question.key === key))

function withQuestion(
  sections: readonly QuizSection[],
  { section, question }: Extract<QuizEdit, { act: 'add-question' }>,
): QuizSection[] | EditRefusal {
  if (holds(sections, question.key)) return 'twice'
  if (section === null) return [...sections, { questions: [question], isShuffled: false }]
  const own = sections[section]
  if (!own || !isFixed(own)) return 'no-section'
  return sections.map((one) => (one === own ? { ...own, questions: [...own.questions, question] } : one))
}

function steps(sections: readonly QuizSection[], edit: QuizEdit): QuizSection[] | EditRefusal {
  switch (edit.act) {
    case 'add-draw':
      return [...sections, edit.draw]
    case 'add-question':
      return withQuestion(sections, edit)
    case 'remove-question':
      if (!holds(sections, edit.key)) return 'no-section'
      return sections.flatMap((section): QuizSection[] => {
        if (!isFixed(section)) return [section]
        const questions = section.questions.filter(({ key }) => key !== edit.key)
        return questions.length === 0 ? [] : [{ ...section, questions }]
      })
    case 'remove-section':
      return sections[edit.section] ? sections.filter((_, index) => index !== edit.section) : 'no-section'
    case 'mark':
      if (!holds(sections, edit.key)) return 'no-section'
      return sections.map((section) =>
        isFixed(section)
          ? { ...section, questions: section.questions.map((one) => (one.key === edit.key ? { ...one, mark: edit.mark } : one)) }
          : section,
      )
    case 'shuffle': {
      const own = sections[edit.section]
      if (!own || !isFixed(own)) return 'no-section'
      return sections.map((one) => (one === own ? { ...own, isShuffled: edit.isShuffled } : one))
    }
    case 'renew':
      return sections.map((section) =>
        isFixed(section)
          ? { ...section, questions: section.questions.map((one) => ({ ...one, versionId: edit.versions.get(one.key) ?? one.versionId })) }
          : section,
      )
  }
}

/** The sections of a quiz after one step; a question stands once in a quiz, and sections and questions have bounds. */
export function editedSections(
  sections: readonly QuizSection[],
  edit: QuizEdit,
): { ok: true; sections: QuizSection[] } | { ok: false; because: EditRefusal } {
  const after = steps(sections, edit)
  if (typeof after === 'string') return { ok: false, because: after }
  if (after.length > MOST_SECTIONS || questionsAsked(after) > MOST_ASKED) return { ok: false, because: 'too-many' }
  const isWhole = after.every((section) => (isFixed(section) ? fixedSection : drawSection).safeParse(section).success)
  return isWhole ? { ok: true, sections: after } : { ok: false, because: 'unreadable' }
}
