import type { Db } from '#db/handle.ts'
import type { Viewer } from '#app/access/viewer.ts'
import type { ReminderForm } from './coordination.forms.ts'
import { remindPerson } from './remind-person.server.ts'

/**
 * Queues an e-mail for each of several people and answers how many: who had a message within five days, or wants none, is left out. Somebody outside the
 * viewer's scope is 404, and then nobody is written to.
 */
export function remindPeople(db: Db, viewer: Viewer, forms: readonly ReminderForm[], now: Date): Promise<number> {
  return db.transaction(async (tx) => {
    let sent = 0
    // In the order of ids: two coordinators who choose the same people wait for each other instead of blocking each other.
    for (const form of [...forms].sort((one, other) => one.enrolment.localeCompare(other.enrolment)))
      if ((await remindPerson(tx, viewer, form, now)).ok) sent += 1
    return sent
  })
}
