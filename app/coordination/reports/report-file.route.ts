import { asCoordinator, asStepped } from '#app/access/guard.server.ts'
import { drawPaper } from '#app/paper/draw-paper.server.ts'
import { pdfAnswer } from '#app/paper/pdf-answer.ts'
import { takeOut } from '#app/platform/take-out.server.ts'
import { reportDocument } from './report-document.ts'
import { reportCsv, reportJson, reportPaper, reportWorkbook } from './report-files.ts'
import { reportFileParams } from './reports.forms.ts'
import { isFrozen, reportInView } from './reports.queries.server.ts'

/** A frozen report as a file, from the figures that its page shows. */
export const loader = asStepped(asCoordinator, reportFileParams, async ({ db, viewer, params, language, now, secret, settings }) => {
  const report = await reportInView(db, viewer, params.id)
  if (!isFrozen(report)) throw new Response(null, { status: 404 })
  const subject = { kind: 'report', id: report.id }
  await takeOut(db, { actorId: viewer.id, subject, lines: report.body.lines.length }, { secret, now })
  const shown = reportDocument(report, language)
  const name = `rapport-${report.number}.${params.format}`
  const answer = (content: string | Uint8Array<ArrayBuffer>, type: string) =>
    new Response(content, { headers: { 'Content-Type': type, 'Content-Disposition': `attachment; filename="${name}"` } })
  switch (params.format) {
    case 'pdf':
      return pdfAnswer(await drawPaper(reportPaper(shown, { siteName: settings.siteName, language, madeAt: report.dataAt })), name)
    case 'xlsx':
      return answer(new Uint8Array(reportWorkbook(shown, language)), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    case 'csv':
      return answer(reportCsv(shown, language), 'text/csv; charset=utf-8')
    case 'json':
      return answer(reportJson(report), 'application/json; charset=utf-8')
  }
})
