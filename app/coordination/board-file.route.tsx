import { z } from 'zod'
import { asStaff, asStepped } from '#app/access/guard.server.ts'
import { takeOut } from '#app/platform/take-out.server.ts'
import { boardCsv } from './board-csv.ts'
import { readBoardWish } from './coordination.forms.ts'
import { loadBoard } from './load-board.queries.server.ts'
import { coordinationWords } from './words/words.ts'

export const loader = asStepped(asStaff, z.object({ id: z.uuid() }), async ({ db, viewer, params, url, language, now, secret }) => {
  const board = await loadBoard(db, viewer, params.id, readBoardWish(url.searchParams), language, now)
  await takeOut(db, { actorId: viewer.id, subject: { kind: 'cohort', id: params.id }, lines: board.lines.length }, { secret, now })
  const { name, text } = boardCsv(board, coordinationWords[language], language, now)
  return new Response(text, {
    headers: { 'Content-Type': 'text/csv; charset=utf-8', 'Content-Disposition': `attachment; filename="${name}"` },
  })
})
