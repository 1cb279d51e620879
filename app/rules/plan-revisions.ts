/** One saved text of one part; nothing saved is ever changed. `mergedId` is the second revision that it settles. */
export type Revision = { id: string; n: number; parentId: string | null; mergedId: string | null; hash: string }

/** The revisions that none other follows, oldest first. Two of them with one content count once. */
export function heads<R extends Revision>(revisions: readonly R[]): R[] {
  const followed = new Set(revisions.flatMap((revision) => [revision.parentId, revision.mergedId]))
  const ends = revisions.filter((revision) => !followed.has(revision.id)).sort((a, b) => a.n - b.n)
  return ends.filter((end, index) => ends.findIndex((other) => other.hash === end.hash) === index)
}

/** What stands now: nothing yet, one text, or several that its author has to choose from. */
export type Standing<R> = { is: 'empty' } | { is: 'one'; revision: R } | { is: 'conflict'; revisions: R[] }

/** Where the text of a part stands. */
export function standing<R extends Revision>(revisions: readonly R[]): Standing<R> {
  const ends = heads(revisions)
  const [revision, second] = ends
  if (!revision) return { is: 'empty' }
  return second ? { is: 'conflict', revisions: ends } : { is: 'one', revision }
}

/** How a new text relates to what is stored: the same again, on top of the latest, or beside it; in every case it is kept. */
export const SAVE_KINDS = ['same', 'follows', 'conflicts'] as const
export type SaveKind = (typeof SAVE_KINDS)[number]

/** What saving a text does that was written on top of a revision (null for an empty part). */
export function saveKind(revisions: readonly Revision[], basedOn: string | null, hash: string): SaveKind {
  const ends = heads(revisions)
  if (ends.some((end) => end.hash === hash)) return 'same'
  if (ends.length === 0 && basedOn === null) return 'follows'
  return ends.length === 1 && ends[0]?.id === basedOn ? 'follows' : 'conflicts'
}

export const MERGE_CHOICES = ['mine', 'theirs', 'both'] as const
export type MergeChoice = (typeof MERGE_CHOICES)[number]

/** A text of a part with its tables, as merging looks at it. */
export type Version = { id: string; text: string; tables: Readonly<Record<string, unknown>> }

/** The revision that settles a conflict: one of two texts, or both one after the other; tables come from the chosen one, from mine when both. */
export function mergeVersions(
  mine: Version,
  theirs: Version,
  choice: MergeChoice,
): { parentId: string; mergedId: string; text: string; tables: Version['tables'] } {
  const [kept, other] = choice === 'theirs' ? [theirs, mine] : [mine, theirs]
  const joined = [kept.text, other.text].map((text) => text.trim()).filter((text) => text !== '')
  const tables = choice === 'both' ? { ...other.tables, ...kept.tables } : kept.tables
  return { parentId: kept.id, mergedId: other.id, text: choice === 'both' ? joined.join('\n\n') : kept.text, tables }
}
