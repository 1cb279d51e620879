import type { Db } from '#db/handle.ts'
import { hasWork } from '#app/access/submissions.ts'
import { isCoordinator, isTrainer, type Viewer } from '#app/access/viewer.ts'
import { waitingForAdministrator } from '#app/administration/waiting.queries.server.ts'
import { waitingForCoordinator } from '#app/coordination/waiting.queries.server.ts'
import { criteriaWaiting, waitingForTrainer } from '#app/grading/waiting.queries.server.ts'
import type { Settings } from '#app/platform/settings.server.ts'
import { waitingInQuizzes } from '#app/quizzes/waiting.queries.server.ts'
import { deskOf, type DeskItem, type DeskRole } from '#app/rules/desk.ts'

/** What waits, with where to go for it and the first names; a name without an address stands for itself. */
export type WaitingItem = DeskItem & { to: string; who: ReadonlyArray<{ name: string; to: string | null }> }

/** The first screen of somebody who works for the courses: a part for each of their roles. At most sixteen queries for all three. */
export async function loadDesk(db: Db, viewer: Viewer, settings: Settings, now: Date) {
  const roles: DeskRole[] = [
    ...(isTrainer(viewer) ? ['trainer' as const] : []),
    ...(isCoordinator(viewer) ? ['coordinator' as const] : []),
    ...(viewer.isAdministrator ? ['administrator' as const] : []),
  ]
  const [forTrainer, criteria, inQuizzes, forCoordinator, forAdministrator] = await Promise.all([
    roles.includes('trainer') ? waitingForTrainer(db, viewer, now) : [],
    hasWork(viewer) ? criteriaWaiting(db, viewer, now) : [],
    roles.includes('trainer') ? waitingInQuizzes(db, viewer, now) : [],
    roles.includes('coordinator') ? waitingForCoordinator(db, viewer, now) : { cohorts: [], items: [] },
    roles.includes('administrator') ? waitingForAdministrator(db, settings, now) : [],
  ])
  const items: WaitingItem[] = [...forTrainer, ...criteria, ...inQuizzes, ...forCoordinator.items, ...forAdministrator]
  return { parts: deskOf(roles, items), cohorts: forCoordinator.cohorts }
}
export type Desk = Awaited<ReturnType<typeof loadDesk>>
