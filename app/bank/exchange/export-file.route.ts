import { asBankKeeper } from '#app/access/guard.server.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'
import { demandTurn, EXPORTS } from '#app/platform/take-turn.server.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import { bankCourses } from '../bank-list.queries.server.ts'
import { exportQuestions } from '../export-questions.queries.server.ts'
import { exportFormat, exportParams } from './exchange.forms.ts'

const TYPES = {
  gift: { type: 'text/plain; charset=utf-8', ending: 'gift.txt' },
  'moodle-xml': { type: 'application/xml; charset=utf-8', ending: 'xml' },
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', ending: 'xlsx' },
}

export const loader = asBankKeeper(exportParams, async ({ db, viewer, params, language, url, now, secret }) => {
  const course = (await bankCourses(db, viewer, language)).find(({ id }) => id === params.course)
  if (!course) throw new Response(null, { status: 404 })
  await demandTurn(db, EXPORTS, viewer.id, { secret, now })
  const format = exportFormat.parse(url.searchParams.get('format'))
  const { content, written } = await exportQuestions(db, { courseIds: [course.id], format, language })
  const subject = { kind: 'course', id: course.id }
  await recordAudit(db, { actorId: viewer.id, action: 'questions-exported', subject, detail: { written, format } }, now)
  const { type, ending } = TYPES[format]
  return new Response(new Uint8Array(content), {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="banque-${course.id}-${moroccoDay(now)}.${ending}"`,
    },
  })
})
