import { expect, test } from 'vitest'
import type { Assignment, Rubric } from './assignments.ts'
import { moveOf } from './assignment-move.ts'

const text = (fr: string) => ({ fr, en: fr, ar: fr })
const part = (id: string, tables: string[] = []) => ({ id, title: text(id), questions: [], criteria: [], tables })
const rubric: Rubric = { id: 'g', total: 10, pass: { total: 5, minimum: {} }, criteria: [] }
const assignment = (parts: Assignment['parts']): Assignment => ({
  ...{ id: 'a', title: text('A'), brief: text('b'), statement: text('s'), parts },
  tables: [
    { id: 'funding', kind: 'funding', title: text('Besoins') },
    { id: 'sales', kind: 'sales', title: text('Ventes') },
  ],
})

test('parts keep their text by their id, tables wherever they stand; what is left behind is named', () => {
  const before = { assignment: assignment([part('p1'), part('p2', ['funding', 'sales']), part('p3')]), rubric }
  const after = { assignment: assignment([part('p1', ['funding']), part('p2'), part('p4')]), rubric: { ...rubric, total: 20 } }
  const held = { p1: { isBegun: true, tables: [] }, p2: { isBegun: true, tables: ['funding', 'sales'] }, p3: { isBegun: true, tables: [] } }
  expect(moveOf(before, after, held)).toEqual({
    kept: [
      { title: text('p1'), isBegun: true },
      { title: text('p2'), isBegun: true },
    ],
    added: [text('p4')],
    left: [{ title: text('p3'), isBegun: true }],
    leftTables: [text('Ventes')],
    isBriefNew: false,
    isRubricNew: true,
  })
})
