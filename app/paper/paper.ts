import type { ShownTable } from '#app/interface/plan/shown-table.ts'
import type { Language } from '#app/rules/languages.ts'

/**
 * A piece of a sheet: a line of text in one of five looks, a text that somebody wrote with its lists, a table, or a frame around others;
 * a frame that is a certificate stands on a sheet of its own, large and in the middle.
 */
export type Block =
  | { kind: 'title' | 'heading' | 'text' | 'soft' | 'strong'; text: string }
  | { kind: 'written'; markdown: string }
  | { kind: 'table'; table: ShownTable }
  | { kind: 'files'; files: FileLine[] }
  | { kind: 'framed'; blocks: Block[]; isCertificate?: true }
  | { kind: 'square'; path: string; size: number }

/** A file of a part on paper: what it is, what is said in it, and a small picture as a data address where it is a photo. */
export type FileLine = { text: string; said: string; picture: string | null }

/** What stands on sheets of A4: plain data, so that it can be drawn elsewhere. `madeAt` dates the file: the same content gives the same bytes. */
export type Paper = { title: string; language: Language; foot: string; madeAt: Date; blocks: Block[] }

/** What the thread draws: sheets as a PDF, or a drawing as a PNG. */
export type ToDraw = Paper | { svg: string; width: number }

/** Lines of text for a sheet, empty ones left out. */
export const lines = (kind: 'text' | 'soft' | 'strong', texts: readonly (string | null)[]): Block[] =>
  texts.flatMap((text) => (text === null || text.trim() === '' ? [] : [{ kind, text }]))

type PaperPart = { title: string; text: string; tables: ShownTable[]; files: FileLine[] }

/** The parts of a plan, one below the other: title, text, tables, files. `nothing` stands where a part is empty. */
export function planBlocks(parts: readonly PaperPart[], nothing: string): Block[] {
  return parts.flatMap(({ title, text, tables, files }): Block[] => [
    { kind: 'heading', text: title },
    text.trim() === '' && tables.length + files.length === 0 ? { kind: 'soft', text: nothing } : { kind: 'written', markdown: text },
    ...tables.map((table): Block => ({ kind: 'table', table })),
    ...(files.length > 0 ? [{ kind: 'files' as const, files }] : []),
  ])
}
