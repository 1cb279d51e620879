import type { Db } from '#db/handle.ts'
import { attendanceMarks, workshops } from '#db/schema/workshops.ts'
import { addDays, type CalendarDay } from '#app/rules/calendar-days.ts'
import { fromMoroccoLocal } from '#app/rules/morocco-time.ts'
import { idOf } from './named-id.ts'

/** Two workshops of the cohort of Salé: one that took place, with who was there, and one to come. */
export async function seedWorkshops(db: Db, today: CalendarDay): Promise<void> {
  const cohortId = idOf('cohort:sale')
  const past = addDays(today, -9)
  const common = { cohortId, trainerId: idOf('sarah'), place: 'Maison associative, Salé', startsTime: '10:00', endsTime: '12:30' }
  await db.insert(workshops).values([
    { ...common, id: idOf('workshop:clients'), title: 'Rencontrer ses clientes', localDay: past, seats: null },
    { ...common, id: idOf('workshop:prices'), title: 'Fixer ses prix', localDay: addDays(today, 5), seats: 12 },
  ])
  const markedAt = fromMoroccoLocal(past, '12:20')
  const mark = {
    workshopId: idOf('workshop:clients'),
    sheetKey: idOf('sheet:clients'),
    markedBy: idOf('sarah'),
    markedAt,
    receivedAt: markedAt,
  }
  await db.insert(attendanceMarks).values([
    { ...mark, id: idOf('attendance:clients:aminata'), enrolmentId: idOf('enrolment:sale:aminata'), state: 'present' },
    { ...mark, id: idOf('attendance:clients:fatou'), enrolmentId: idOf('enrolment:sale:fatou'), state: 'absent' },
  ])
}
