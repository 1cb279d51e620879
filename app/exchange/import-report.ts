import type { QuestionDocument } from './question-document.ts'

/** Why a whole file is refused; nothing of it is taken. */
export const FILE_REFUSALS = [
  'empty',
  'too-large',
  'line-too-long',
  'too-many',
  'not-text',
  'unknown-format',
  'other-format',
  'document-type',
  'not-xml',
  'too-deep',
  'not-a-workbook',
  'unpacks-too-large',
  'encrypted',
  'no-header',
  'no-questions',
] as const
export type FileRefusal = (typeof FILE_REFUSALS)[number]

/** Why one item of a file is left out; the others are taken. */
export const SKIP_REASONS = [
  'unknown-kind',
  'kind-not-kept',
  'no-question',
  'no-stem',
  'no-right-answer',
  'right-answers',
  'too-few-answers',
  'same-answers',
  'braces',
  'title-open',
  'short-without-mark',
  'not-a-number',
  'weight',
  'weights-not-kept',
  'wildcard',
  'many-numbers',
  'media',
  'picture-elsewhere',
  'picture-missing',
  'picture-kind',
  'picture-broken',
  'picture-large',
  'picture-place',
  'many-pictures',
  'script',
  'table',
  'raised',
  'gap',
  'random',
  'broken-row',
  'cell',
  'too-long',
  'wanting',
  'already-there',
] as const
export type SkipReason = (typeof SKIP_REASONS)[number]

/** What was read, and not kept or not kept as it stood; said, so that nothing changes silently. */
export const WARNINGS = [
  'comments',
  'read-as-western',
  'address-signs',
  'decimal-comma',
  'formatting-removed',
  'formula-signs',
  'not-kept',
  'case',
  'feedback-not-kept',
  'feedback-added',
  'explanation-added',
  'objective-added',
  'hints',
  'wrong-answers-of-short',
  'picture-without-words',
  'picture-after-text',
  'picture-heavy',
  'picture-cleaned',
  'duplicate',
] as const
export type Warning = (typeof WARNINGS)[number]

/** A reason with what it is about: the name of an element, a sign, a number. */
export type Because<Reason extends string> = { because: Reason; about?: string }

/** An item of a file: the question, or why it is left out; with everything that is worth knowing about it. */
export type ReadItem = { name: string; line: number; warnings: Because<Warning>[] } & (
  { ok: true; question: QuestionDocument } | ({ ok: false } & Because<SkipReason>)
)

/** What a reader makes of a file. */
export type ReadResult =
  { ok: true; items: ReadItem[]; warnings: Because<Warning>[] } | ({ ok: false; line?: number } & Because<FileRefusal>)

/** A question that a reader cannot take, thrown inside the reader of one item and caught by the reader of its file. */
export class Skipped extends Error {
  readonly because: SkipReason
  readonly about: string | undefined
  constructor(because: SkipReason, about?: string) {
    super(because)
    this.because = because
    this.about = about
  }
}

/** More than any question written by people has; a file made to fill the memory with warnings stops here. */
const MOST_WARNINGS = 50

/** Runs the reader of one item; what it throws as skipped becomes the item's answer. */
export function readItem(
  name: string,
  line: number,
  read: (warn: (because: Warning, about?: string) => void) => QuestionDocument,
): ReadItem {
  const warnings: Because<Warning>[] = []
  const warn = (because: Warning, about?: string) => {
    const added = withAbout(because, about)
    if (warnings.length < MOST_WARNINGS && !warnings.some((known) => known.because === because && known.about === added.about))
      warnings.push(added)
  }
  try {
    const question = read(warn)
    return { ok: true, name: question.name || shortName(question.stem.text) || name, line, warnings, question }
  } catch (error) {
    if (!(error instanceof Skipped)) throw error
    return { ok: false, name, line, warnings, ...withAbout(error.because, error.about) }
  }
}

/** A reason with what it is about, where there is something. */
export function withAbout<Reason extends string>(because: Reason, about: string | undefined): Because<Reason> {
  return about === undefined ? { because } : { because, about: about.slice(0, 120) }
}

/** The first words of a text, for a question without a name. */
export function shortName(text: string): string {
  const plain = text
    .slice(0, 400)
    .replace(/<[^>]*(?:>|$)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return plain.length > 60 ? `${plain.slice(0, 57)}…` : plain
}
