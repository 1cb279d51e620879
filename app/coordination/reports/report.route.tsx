import { useLoaderData } from '@remix-run/react'
import { asCoordinator } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { say } from '#app/language/words.ts'
import { reportDocument } from './report-document.ts'
import { ReportPage } from './report-page.tsx'
import { reportParams } from './reports.forms.ts'
import { isFrozen, lateArrivals, reportInView } from './reports.queries.server.ts'
import { reportWords } from './words/words.ts'

export const meta = pageTitle
export const handle = { staff: true }

export const loader = asCoordinator(reportParams, async ({ db, viewer, params, language }) => {
  const report = await reportInView(db, viewer, params.id)
  const { id, number, counted, toCount } = report
  const title = say(reportWords[language].number, { n: number })
  if (!isFrozen(report)) return { title, id, counted, toCount, shown: null, late: 0 }
  return { title, id, counted, toCount, shown: reportDocument(report, language), late: await lateArrivals(db, report) }
})

export default function ReportRoute() {
  return <ReportPage {...useLoaderData<typeof loader>()} />
}
