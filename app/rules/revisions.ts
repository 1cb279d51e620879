/** A saved text as saving looks at it. */
export type SavedText = { id: string; hash: string }

/** What is known when a text arrives: the revision that carries its id already, the newest texts nobody has built on, and what it was based on. */
export type SaveFacts = {
  known: SavedText | null
  heads: readonly SavedText[]
  /** The text it was based on, if that text is one of this part. */
  parentId: string | null
  hash: string
}

export type SaveDecision =
  /** The same text came before: nothing is written. */
  | { kind: 'kept'; id: string }
  /** `isSecondUse`: the id was used for another text, so this one builds on that one under an id of its own. */
  | { kind: 'write'; parentId: string | null; isSecondUse: boolean; makesTwo: boolean }

/** A text is written beside what is there, never over it; a text based on an old one becomes a second version, and both stay. */
export function decideSave({ known, heads, parentId, hash }: SaveFacts): SaveDecision {
  if (known && known.hash === hash) return { kind: 'kept', id: known.id }
  const same = heads.find((head) => head.hash === hash)
  if (same) return { kind: 'kept', id: same.id }
  const parent = known ? known.id : parentId
  return { kind: 'write', parentId: parent, isSecondUse: known !== null, makesTwo: heads.some((head) => head.id !== parent) }
}

/** The ways out of two versions of a part. */
export const VERSION_CHOICES = ['one', 'both'] as const
export type VersionChoice = (typeof VERSION_CHOICES)[number]

/** Two texts one after the other, the first as it was. */
export function joinTexts(first: string, second: string): string {
  return [first.trim(), second.trim()].filter((text) => text !== '').join('\n\n')
}
