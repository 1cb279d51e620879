import { and, asc, eq, gte, notInArray } from 'drizzle-orm'
import { keptQuery, type Db, type Given } from '#db/handle.ts'
import { enrolments } from '#db/schema/cohorts.ts'
import { workshops } from '#db/schema/workshops.ts'
import type { Viewer } from '#app/access/viewer.ts'
import type { CalendarDay } from '#app/rules/calendar-days.ts'

const nextRows = keptQuery('next workshops', (db, value: (name: 'person' | 'today') => Given) =>
  db
    .select({
      ...{ id: workshops.id, title: workshops.title, place: workshops.place, localDay: workshops.localDay },
      ...{ startsTime: workshops.startsTime, endsTime: workshops.endsTime, cancelledAt: workshops.cancelledAt },
    })
    .from(enrolments)
    .innerJoin(workshops, eq(workshops.cohortId, enrolments.cohortId))
    .where(
      and(
        eq(enrolments.personId, value('person')),
        notInArray(enrolments.status, ['withdrawn', 'transferred']),
        gte(workshops.localDay, value('today')),
      ),
    )
    .orderBy(asc(workshops.localDay), asc(workshops.startsTime), asc(workshops.id))
    .limit(3),
)

/** The next workshops of the viewer's cohorts from today on, at most three, with those that were cancelled. One query. */
export const nextWorkshops = (db: Db, viewer: Viewer, today: CalendarDay) => nextRows(db, { person: viewer.id, today })
export type NextWorkshop = Awaited<ReturnType<typeof nextWorkshops>>[number]
