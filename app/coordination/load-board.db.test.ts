import { describe, expect } from 'vitest'
import { countingQueries } from '#db/handle.ts'
import { COHORTS } from '#db/seed/cast.ts'
import { idOf } from '#db/seed/named-id.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { test } from '#db/test-world.ts'
import { viewerOf } from '#app/access/test-viewers.ts'
import { boardCsv } from './board-csv.ts'
import { readBoardWish } from './coordination.forms.ts'
import { loadBoard } from './load-board.queries.server.ts'
import { coordinationWords } from './words/words.ts'

const sale = idOf('cohort:sale')
const odt = idOf('cohort:odt')
const wish = (search = '') => readBoardWish(new URLSearchParams(search))

describe('the board of a cohort', () => {
  test('shows everybody enrolled, in three queries', async ({ db }) => {
    const claire = await viewerOf(db, 'claire')
    const { result: board, queries } = await countingQueries(() => loadBoard(db, claire, sale, wish(), 'fr', TEST_NOW))
    expect(queries).toBeLessThanOrEqual(3)
    expect(board.all).toHaveLength(COHORTS.find(({ name }) => name === 'sale')!.learners.length)
    expect(board.cohort.columns.map(({ label }) => label)).toEqual(['M1', 'M2', 'M3', 'M4', 'M5', 'M6', 'M7'])
    expect(board.summary.asPlanned + board.summary.late + board.summary.neverOpened).toBe(board.summary.people)
  })

  test('has courses as columns where the cohort follows several, and opens into the modules of one', async ({ db }) => {
    const claire = await viewerOf(db, 'claire')
    const courses = await loadBoard(db, claire, odt, wish(), 'fr', TEST_NOW)
    expect(courses.cohort.columns.map(({ key }) => key)).toEqual(['c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7', 'c8', 'c9'])
    const modules = await loadBoard(db, claire, odt, wish('cours=c2'), 'fr', TEST_NOW)
    expect(modules.cohort.columns.every(({ courseId }) => courseId === 'c2')).toBe(true)
  })

  test('shows a coordinator of an organisation only its own people', async ({ db }) => {
    const hicham = await viewerOf(db, 'hicham')
    const board = await loadBoard(db, hicham, odt, wish(), 'fr', TEST_NOW)
    expect(new Set(board.all.map(({ organisation }) => organisation))).toEqual(new Set(['ODT Rabat', 'ODT Casablanca']))
  })

  test('does not exist for who may see nobody in it', async ({ db }) => {
    for (const name of ['hicham', 'ines', 'aminata']) {
      const viewer = await viewerOf(db, name)
      await expect(loadBoard(db, viewer, sale, wish(), 'fr', TEST_NOW)).rejects.toMatchObject({ status: 404 })
    }
    const claire = await viewerOf(db, 'claire')
    await expect(loadBoard(db, claire, idOf('no such cohort'), wish(), 'fr', TEST_NOW)).rejects.toMatchObject({ status: 404 })
  })

  test('a filter shows a part, and the parts add up to the whole', async ({ db }) => {
    const claire = await viewerOf(db, 'claire')
    const sizes = await Promise.all(
      ['late', 'never', 'planned'].map(
        async (state) => (await loadBoard(db, claire, sale, wish(`etat=${state}`), 'fr', TEST_NOW)).lines.length,
      ),
    )
    const whole = await loadBoard(db, claire, sale, wish(), 'fr', TEST_NOW)
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(whole.lines.length)
    expect(whole.organisations.reduce((sum, line) => sum + line.people, 0)).toBe(whole.lines.length)
  })

  test('a filter that means nothing is ignored', async ({ db }) => {
    const claire = await viewerOf(db, 'claire')
    const board = await loadBoard(db, claire, sale, wish("organisation=';drop&etat=tired&genre=x&vue=y"), 'fr', TEST_NOW)
    expect(board.lines).toHaveLength(board.all.length)
  })

  test('the file holds the lines of the page', async ({ db }) => {
    const claire = await viewerOf(db, 'claire')
    const board = await loadBoard(db, claire, sale, wish(), 'fr', TEST_NOW)
    const { name, text } = boardCsv(board, coordinationWords.fr, 'fr', TEST_NOW)
    expect(name).toBe('femmes-entrepreneures-sale-et-rabat-2026-11-23.csv')
    const lines = text.trim().split('\r\n')
    expect(lines).toHaveLength(1 + board.lines.length)
    for (const [index, line] of board.lines.entries()) expect(lines[index + 1]).toContain(`${line.name};`)
  })
})
