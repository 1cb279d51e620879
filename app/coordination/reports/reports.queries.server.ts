import { and, asc, desc, eq, exists, inArray, isNotNull, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import { rows, type Db } from '#db/handle.ts'
import { cohorts, enrolments } from '#db/schema/cohorts.ts'
import { organisations } from '#db/schema/organisations.ts'
import { reportSnapshots } from '#db/schema/reports.ts'
import { accompaniedBy } from '#app/access/enrolments.scope.server.ts'
import { reportsReadBy } from '#app/access/reports.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import type { ReportBody, ReportWish } from '#app/rules/report-figures.ts'
import { endOf } from './report-rows.queries.server.ts'

export type ReportRow = { id: string; number: number; wish: ReportWish; dataAt: Date | null; counted: number; toCount: number }
/** A report that is counted: its words and figures as they were frozen. */
export type FrozenReport = ReportRow & { dataAt: Date; body: ReportBody; hash: string }

const columns = {
  id: reportSnapshots.id,
  number: reportSnapshots.number,
  wish: reportSnapshots.wish,
  dataAt: reportSnapshots.dataAt,
  counted: reportSnapshots.counted,
  toCount: reportSnapshots.toCount,
}

/** How many reports a list holds. */
const MOST_LISTED = 100

/** The reports that the viewer may read, the latest first. One query. */
export function reportsOf(db: Db, viewer: Viewer): Promise<ReportRow[]> {
  return db.select(columns).from(reportSnapshots).where(reportsReadBy(viewer)).orderBy(desc(reportSnapshots.number)).limit(MOST_LISTED)
}

/** One report that the viewer may read, as it was frozen; `body` is null while it is counted. 404 for any other. One query. */
export async function reportInView(db: Db, viewer: Viewer, id: string): Promise<ReportRow | FrozenReport> {
  const [found] = await db
    .select({ ...columns, body: reportSnapshots.body, hash: reportSnapshots.hash })
    .from(reportSnapshots)
    .where(and(eq(reportSnapshots.id, id), reportsReadBy(viewer)))
  if (!found) throw new Response(null, { status: 404 })
  return thawed(found)
}

/** One report by its id, for the operator. */
export async function reportById(db: Db, id: string): Promise<FrozenReport | undefined> {
  const [found] = await db
    .select({ ...columns, body: reportSnapshots.body, hash: reportSnapshots.hash })
    .from(reportSnapshots)
    .where(and(eq(reportSnapshots.id, id), isNotNull(reportSnapshots.body)))
  const report = found && thawed(found)
  return report && isFrozen(report) ? report : undefined
}

export const isFrozen = (report: ReportRow | FrozenReport): report is FrozenReport => 'body' in report

function thawed(row: ReportRow & { body: string | null; hash: string | null }): ReportRow | FrozenReport {
  const { body, hash, dataAt, ...rest } = row
  if (body === null || hash === null || dataAt === null) return { ...rest, dataAt }
  // What stands there was written from this type, and the hash covers it.
  return { ...rest, dataAt, hash, body: JSON.parse(body) as ReportBody }
}

/** The cohorts that the viewer may report on: whole, or the people of their organisations in them. One query. */
export function cohortsToReport(db: Db, viewer: Viewer): Promise<Array<{ id: string; name: string; isWhole: boolean }>> {
  const accompanied = db
    .select({ one: sql`1` })
    .from(enrolments)
    .where(and(eq(enrolments.cohortId, cohorts.id), accompaniedBy(viewer)))
  const isWhole = viewer.coordinates.length > 0 ? inArray(cohorts.id, [...viewer.coordinates]) : sql`false`
  return db
    .select({ id: cohorts.id, name: cohorts.name, isWhole: sql<boolean>`${isWhole}` })
    .from(cohorts)
    .where(or(isWhole, exists(accompanied)))
    .orderBy(desc(cohorts.startsOn), asc(cohorts.name))
}

/** The organisations of the people whom the viewer accompanies, by name. One query. */
export function organisationsToReport(db: Db, viewer: Viewer): Promise<Array<{ id: string; name: string }>> {
  return db
    .selectDistinct({ id: organisations.id, name: organisations.name })
    .from(enrolments)
    .innerJoin(organisations, eq(organisations.id, enrolments.organisationId))
    .where(accompaniedBy(viewer))
    .orderBy(asc(organisations.name))
}

/** How many people of a frozen report, by their organisation at enrolment, sent something of its period after its data were read. One query. */
export async function lateArrivals(db: Db, { wish, dataAt }: { wish: ReportWish; dataAt: Date }): Promise<number> {
  const result = await db.execute(sql`
    select count(distinct pe.person_id) as people
    from progress_events pe
    join enrolments e on e.person_id = pe.person_id
    join cohort_courses cc on cc.cohort_id = e.cohort_id and cc.course_id = pe.course_id
    where ${inArray(sql`e.cohort_id`, wish.cohorts)} and ${wish.organisations ? inArray(sql`e.organisation_id`, wish.organisations) : sql`true`}
      and pe.received_at > ${dataAt.toISOString()}::timestamptz and pe.occurred_at < ${endOf(wish.to).toISOString()}::timestamptz`)
  return z.object({ people: z.coerce.number() }).parse(rows<unknown>(result)[0]).people
}
