import type { Assignment, Rubric } from './assignments.ts'
import type { FullText } from './languages.ts'

/** What a part of a plan holds: whether anything is in it, and which of its tables are begun. */
export type Held = { isBegun: boolean; tables: readonly string[] }

/** What becomes of a plan that goes from one version of its assignment to another. */
export type Move = {
  kept: Array<{ title: FullText; isBegun: boolean }>
  added: FullText[]
  left: Array<{ title: FullText; isBegun: boolean }>
  /** Tables with something in them that no part asks for any more. */
  leftTables: FullText[]
  isBriefNew: boolean
  isRubricNew: boolean
}

type Version = { assignment: Assignment; rubric: Rubric }

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

/** A part is the same part as long as it keeps its id; its text goes with it, and its tables wherever they stand. */
export function moveOf(before: Version, after: Version, held: Readonly<Record<string, Held>>): Move {
  const [was, becomes] = [before.assignment, after.assignment]
  const isBegun = (id: string) => held[id]?.isBegun ?? false
  const asked = new Set(becomes.parts.flatMap(({ tables }) => tables))
  const filled = Object.values(held).flatMap(({ tables }) => tables)
  return {
    kept: becomes.parts
      .filter(({ id }) => was.parts.some((part) => part.id === id))
      .map(({ id, title }) => ({ title, isBegun: isBegun(id) })),
    added: becomes.parts.filter(({ id }) => was.parts.every((part) => part.id !== id)).map(({ title }) => title),
    left: was.parts
      .filter(({ id }) => becomes.parts.every((part) => part.id !== id))
      .map(({ id, title }) => ({ title, isBegun: isBegun(id) })),
    leftTables: was.tables.filter(({ id }) => filled.includes(id) && !asked.has(id)).map(({ title }) => title),
    isBriefNew: !same([was.brief, was.statement], [becomes.brief, becomes.statement]),
    isRubricNew: !same(before.rubric, after.rubric),
  }
}
