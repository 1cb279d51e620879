import type { Db } from '#db/handle.ts'
import { countReport } from './count-report.server.ts'

/** Counts a large report in the queue; its page shows meanwhile how far it is. */
export async function countReportJob({ reportId }: { reportId: string }, { db, now }: { db: Db; now: Date }): Promise<void> {
  await countReport(db, reportId, now)
}
