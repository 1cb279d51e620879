import { createHash } from 'node:crypto'
import { and, between, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { cohorts, enrolments } from '#db/schema/cohorts.ts'
import { organisations } from '#db/schema/organisations.ts'
import { reportSnapshots } from '#db/schema/reports.ts'
import { workshops } from '#db/schema/workshops.ts'
import { startOfMoroccoDay } from '#app/rules/morocco-time.ts'
import { reportFigures, type ReportBody, type ReportEnrolment, type ReportWish } from '#app/rules/report-figures.ts'
import { definitionsOf } from './report-definitions.ts'
import { reportEnrolments } from './report-rows.queries.server.ts'

/** So many cohorts are counted at once: the page shows how far it is after each such part. */
const COHORTS_AT_ONCE = 20

/** What is kept of a report stands under this hash with its number: whoever has the file can tell whether it was changed. */
export const reportHash = (number: number, body: string): string => createHash('sha256').update(`${number}\n${body}`).digest('hex')

/** Counts a report that was asked for and freezes it: figures, definitions, instant of the data, hash. A report that is counted stays as it is. */
export async function countReport(db: Db, id: string, now: Date): Promise<void> {
  const [asked] = await db
    .select({ number: reportSnapshots.number, wish: reportSnapshots.wish })
    .from(reportSnapshots)
    .where(and(eq(reportSnapshots.id, id), isNull(reportSnapshots.dataAt)))
  if (!asked) return
  const { wish } = asked
  const counted: ReportEnrolment[] = []
  for (let from = 0; from < wish.cohorts.length; from += COHORTS_AT_ONCE) {
    const part = wish.cohorts.slice(from, from + COHORTS_AT_ONCE)
    counted.push(...(await reportEnrolments(db, wish, part)))
    const hereof = db.$count(enrolments, inArray(enrolments.cohortId, part))
    if (wish.cohorts.length > COHORTS_AT_ONCE)
      await db
        .update(reportSnapshots)
        .set({ counted: sql`least(${reportSnapshots.counted} + ${await hereof}::int, ${reportSnapshots.toCount})` })
        .where(eq(reportSnapshots.id, id))
  }
  const body = JSON.stringify(await bodyOf(db, wish, counted, now))
  await db
    .update(reportSnapshots)
    .set({ counted: sql`${reportSnapshots.toCount}`, dataAt: now, body, hash: reportHash(asked.number, body) })
    .where(and(eq(reportSnapshots.id, id), isNull(reportSnapshots.dataAt)))
}

async function bodyOf(db: Db, wish: ReportWish, counted: readonly ReportEnrolment[], now: Date): Promise<ReportBody> {
  const named = await db
    .select({ name: cohorts.name })
    .from(cohorts)
    .where(inArray(cohorts.id, wish.cohorts))
    .orderBy(cohorts.name, cohorts.id)
  const ids = [...new Set([...counted.flatMap(({ atEnrolment, attributed }) => [atEnrolment, attributed]), ...(wish.organisations ?? [])])]
  const known = ids.filter((id) => id !== null)
  const found =
    known.length === 0
      ? []
      : await db
          .select({ id: organisations.id, name: organisations.name })
          .from(organisations)
          .where(inArray(organisations.id, known))
          .orderBy(organisations.name, organisations.id)
  const all = Object.fromEntries(found.map(({ id, name }) => [id, name]))
  const held = await db.$count(
    workshops,
    and(inArray(workshops.cohortId, wish.cohorts), isNull(workshops.cancelledAt), between(workshops.localDay, wish.from, wish.to)),
  )
  const figures = reportFigures(counted, {
    workshops: held,
    from: startOfMoroccoDay(wish.from),
    organisations: wish.organisations,
    nameOf: (id) => all[id] ?? '',
  })
  const shown = new Set(figures.lines.map(({ organisation }) => organisation))
  return {
    format: 1,
    ...{ from: wish.from, to: wish.to, attribution: wish.attribution, day: wish.day },
    cohorts: named.map(({ name }) => name),
    organisations: wish.organisations?.map((id) => all[id] ?? '').sort((one, other) => one.localeCompare(other, 'fr')) ?? null,
    names: Object.fromEntries(found.filter(({ id }) => shown.has(id)).map(({ id, name }) => [id, name])),
    ...(held === 0 ? {} : { workshops: held }),
    dataAt: now.toISOString(),
    ...figures,
    definitions: definitionsOf(wish.attribution),
  }
}
