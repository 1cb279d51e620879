import type { Db } from '#db/handle.ts'
import type { Viewer } from '#app/access/viewer.ts'
import type { Language } from '#app/rules/languages.ts'
import { activeInWeeks, cohortWeeks, type CohortWeek } from '#app/rules/cohort-weeks.ts'
import { cohortFunnel, type FunnelLine } from '#app/rules/cohort-funnel.ts'
import { moroccoDay, startOfMoroccoDay } from '#app/rules/morocco-time.ts'
import { boardCohort, boardPeople, type BoardCohort } from './board.queries.server.ts'
import { filterLines, organisationLines, summaryOf, tableLines, type BoardFilter, type TableLine } from './board-table.ts'
import type { BoardWish } from './coordination.forms.ts'
import { planLines } from './plan-lines.queries.server.ts'

export type Board = {
  cohort: Omit<BoardCohort, 'shownCourses'>
  all: TableLine[]
  lines: TableLine[]
  summary: ReturnType<typeof summaryOf>
  organisations: ReturnType<typeof organisationLines>
  /** How many of the lines shown did something in each week of the cohort so far; none where no pictures are asked for. */
  weeks: Array<CohortWeek & { active: number }>
  /** How far the people of the lines shown have come. */
  funnel: FunnelLine[]
}

const filterOf = (wish: BoardWish): BoardFilter => ({ organisation: wish.organisation, state: wish.etat, gender: wish.genre })

/** A cohort's board as the viewer may see it: at most three queries. 404 where nobody in it is theirs to see. */
export async function loadBoard(db: Db, viewer: Viewer, cohortId: string, wish: BoardWish, language: Language, now: Date): Promise<Board> {
  const outline = await boardCohort(db, cohortId, { courseId: wish.cours, language })
  if (!outline) throw new Response(null, { status: 404 })
  const { shownCourses, ...cohort } = outline
  const weeks = wish.images ? cohortWeeks(cohort.startsOn, cohort.endsOn, moroccoDay(now)) : []
  const weekStarts = weeks.map(({ from }) => startOfMoroccoDay(from))
  const [people, plans] = await Promise.all([
    boardPeople(db, viewer, [cohortId], { courseIds: shownCourses, weekStarts }),
    planLines(db, viewer, [cohortId], now),
  ])
  // Who is in charge of the whole cohort also sees it while nobody is in it.
  const isWhole = viewer.coordinates.includes(cohortId) || viewer.trains.includes(cohortId)
  if (people.length === 0 && !isWhole) throw new Response(null, { status: 404 })
  const all = tableLines(outline, people, plans, moroccoDay(now))
  const lines = filterLines(all, filterOf(wish))
  const active = activeInWeeks(
    weeks.length,
    lines.map((line) => line.weeks),
  )
  return {
    cohort,
    all,
    lines,
    summary: summaryOf(all),
    organisations: organisationLines(lines),
    weeks: weeks.map((week, index) => ({ ...week, active: active[index] ?? 0 })),
    funnel: cohortFunnel(lines.map((line) => ({ ...line, hasStarted: line.standing !== 'never' }))),
  }
}
