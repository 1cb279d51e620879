import type { Because } from './import-report.ts'
import type { QuestionDocument } from './question-document.ts'

/** Why a format cannot hold a question. */
export const WRITE_REFUSALS = ['kind-not-in-format', 'arrow', 'not-in-format', 'no-wrong-answer', 'pictures'] as const
export type WriteRefusal = (typeof WRITE_REFUSALS)[number]

/** What a writer makes of questions: the file, and the questions that its format cannot hold. */
export type Written<Content> = { content: Content; written: number; skipped: Array<{ name: string } & Because<WriteRefusal>> }

/** A question that a format cannot hold, thrown inside the writer of one and caught by the writer of the file. */
export class Unwritable extends Error {
  readonly because: WriteRefusal
  readonly about: string | undefined
  constructor(because: WriteRefusal, about?: string) {
    super(because)
    this.because = because
    this.about = about
  }
}

/** Writes each question; those that cannot be written stand in the list of the skipped. */
export function writeEach<Piece>(questions: readonly QuestionDocument[], write: (question: QuestionDocument, index: number) => Piece) {
  const skipped: Written<string>['skipped'] = []
  const pieces = questions.flatMap((question, index) => {
    try {
      return [write(question, index)]
    } catch (error) {
      if (!(error instanceof Unwritable)) throw error
      const { because, about } = error
      skipped.push({ name: question.name || question.stem.text, because, ...(about === undefined ? {} : { about }) })
      return []
    }
  })
  return { pieces, skipped }
}

/** A weight in per cent with the five decimals that thirds need. */
export const writtenWeight = (weight: number) => String(Math.round(weight * 100_000) / 100_000)

/** Refuses a question with pictures, for formats that hold texts alone. */
export function refusePictures(question: QuestionDocument): void {
  const holdsFiles = (value: unknown): boolean =>
    typeof value === 'object' && value !== null && ('files' in value || Object.values(value).some(holdsFiles))
  if (holdsFiles(question)) throw new Unwritable('pictures')
}
