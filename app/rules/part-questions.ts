/** How long a question may be, and its answer, in characters. */
export const MOST_LETTERS = { question: 2_000, answer: 10_000 } as const

/** Why a question about a part is not taken. */
export const ASK_REFUSALS = ['closed', 'two-versions', 'nothing', 'waiting'] as const
export type AskRefusal = (typeof ASK_REFUSALS)[number]

/** A part and its plan at the moment of a question. */
export type AskFacts = {
  /** Whether the author may write in the plan. */
  isOpen: boolean
  /** Newest texts of the part: two must be chosen from first. */
  versions: number
  isEmpty: boolean
  question: string
  /** Whether an earlier question about the part waits for its answer. */
  waits: boolean
}

/**
 * A question about a part may be asked while the plan is written (decisions, 3): about its one text, or with words where nothing is written yet.
 * One at a time waits for an answer.
 */
export function askAbout(facts: AskFacts): { ok: true } | { ok: false; because: AskRefusal } {
  const refused = (because: AskRefusal) => ({ ok: false, because }) as const
  if (!facts.isOpen) return refused('closed')
  if (facts.waits) return refused('waiting')
  if (facts.versions > 1) return refused('two-versions')
  if (facts.isEmpty && facts.question.trim() === '') return refused('nothing')
  return { ok: true }
}
