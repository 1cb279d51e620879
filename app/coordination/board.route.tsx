import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { maySteerCohort } from '#app/access/cohorts.ts'
import { asStaff } from '#app/access/guard.server.ts'
import { mayKeepWorkshops } from '#app/access/workshops.ts'
import { pageTitle } from '#app/interface/page.ts'
import { say } from '#app/language/words.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import { BoardPage } from './board-page.tsx'
import { readBoardWish } from './coordination.forms.ts'
import { loadBoard } from './load-board.queries.server.ts'
import { coordinationWords } from './words/words.ts'

export const meta = pageTitle
export const handle = { staff: true }

export const loader = asStaff(z.object({ id: z.uuid() }), async ({ db, viewer, params, url, language, now }) => {
  const wish = readBoardWish(url.searchParams)
  const board = await loadBoard(db, viewer, params.id, wish, language, now)
  const title = say(coordinationWords[language].board.title, { cohort: board.cohort.name })
  return {
    title,
    board,
    wish,
    today: moroccoDay(now),
    search: url.search,
    isSteered: maySteerCohort(viewer, params.id),
    maySteerPlans: viewer.coordinates.includes(params.id),
    keepsWorkshops: mayKeepWorkshops(viewer, params.id),
    mayQuiz: [...viewer.trains, ...viewer.coordinates, ...viewer.trainsCourses.map(({ cohortId }) => cohortId)].includes(params.id),
    mayCall: viewer.coordinates.length + viewer.organisations.length > 0,
  }
})

export default function BoardRoute() {
  const { board, wish, today, search, mayCall, isSteered, mayQuiz, maySteerPlans, keepsWorkshops } = useLoaderData<typeof loader>()
  return (
    <BoardPage
      board={board}
      wish={wish}
      today={today}
      search={search}
      mayCall={mayCall}
      isSteered={isSteered}
      mayQuiz={mayQuiz}
      maySteerPlans={maySteerPlans}
      keepsWorkshops={keepsWorkshops}
    />
  )
}
