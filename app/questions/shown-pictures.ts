import { textIn, type Language } from '#app/rules/languages.ts'
import type { FixedQuestion, Picture } from '#app/rules/questions.ts'

/** A picture as a page shows it; `words` is null where its author wrote none. */
export type ShownPicture = { address: string; width: number; height: number; words: string | null }

/** The pictures that stand below one text of a question. */
export function picturesAt(question: Pick<FixedQuestion, 'pictures'>, place: Picture['place'], language: Language): ShownPicture[] {
  return (question.pictures ?? [])
    .filter((picture) => picture.place === place)
    .map(({ hash, width, height, words }) => ({ address: `/images/${hash}`, width, height, words: words ? textIn(words, language) : null }))
}
