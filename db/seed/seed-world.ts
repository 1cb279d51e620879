import { and, desc, eq, inArray } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { cohortCourses, cohorts, deadlines, enrolments, programmeCourses, programmes } from '#db/schema/cohorts.ts'
import { activities, courseAssignments, courseVersions, modules } from '#db/schema/courses.ts'
import { memberships, organisations } from '#db/schema/organisations.ts'
import { grants, people } from '#db/schema/people.ts'
import { assignmentRuns } from '#db/schema/plans.ts'
import { erasureRequests, incidents, noticeAcceptances } from '#db/schema/privacy.ts'
import { addDays, type CalendarDay } from '#app/rules/calendar-days.ts'
import { deadlineInstant } from '#app/rules/deadlines.ts'
import { erasureDates } from '#app/rules/erasure.ts'
import { moroccoDay, startOfMoroccoDay } from '#app/rules/morocco-time.ts'
import { CURRENT_NOTICE } from '#app/rules/notice-versions.ts'
import { COHORTS, LEARNERS, ORGANISATIONS, STAFF, type CastCohort } from './cast.ts'
import { idOf } from './named-id.ts'
import { seedWorkshops } from './seed-workshops.ts'

/** Courses of each programme, in order. */
export const PROGRAMMES = {
  femmes: {
    title: { fr: 'Entrepreneuriat des femmes migrantes', en: 'Migrant women’s entrepreneurship', ar: 'ريادة الأعمال لدى النساء المهاجرات' },
    courses: ['c10'],
  },
  themes: {
    title: { fr: 'Coaching des organisations de migrants', en: 'Coaching for migrants’ organisations', ar: 'مواكبة منظمات المهاجرين' },
    courses: ['c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7', 'c8', 'c9'],
  },
} as const

/** Writes the organisations, people, roles, cohorts and dates of the demonstration. The content must be loaded before. */
export async function seedWorld(db: Db, options: { now: Date; passwordHash: string }): Promise<void> {
  const today = moroccoDay(options.now)
  await seedOrganisations(db, addDays(today, -900))
  await seedPeople(db, options.passwordHash, addDays(today, -400))
  for (const [id, { title, courses }] of Object.entries(PROGRAMMES)) {
    await db.insert(programmes).values({ id, title })
    await db.insert(programmeCourses).values(courses.map((courseId, index) => ({ programmeId: id, courseId, position: index + 1 })))
  }
  for (const cohort of COHORTS) await seedCohort(db, cohort, today)
  await seedWorkshops(db, today)
  await db.insert(grants).values({ id: idOf('grant:ines'), personId: idOf('ines'), role: 'administrator' })
  await db
    .insert(grants)
    .values({ id: idOf('grant:hicham:odt'), personId: idOf('hicham'), role: 'coordinator', organisationId: idOf('odt') })
  await seedPrivacy(db, today)
}

/** Somebody who wishes to be erased and waits for an answer, and an incident that has just been noticed. */
async function seedPrivacy(db: Db, today: CalendarDay): Promise<void> {
  const askedAt = startOfMoroccoDay(addDays(today, -16))
  await db.insert(erasureRequests).values({ id: idOf('erasure:prisca'), personId: idOf('prisca'), askedAt, ...erasureDates(askedAt) })
  const noticedAt = startOfMoroccoDay(addDays(today, -1))
  await db.insert(incidents).values({
    incidentId: idOf('incident:liste'),
    n: 1,
    writtenAt: noticedAt,
    writtenBy: idOf('ines'),
    title: 'Liste de présence oubliée dans une salle',
    happened: 'Une liste avec des noms et des numéros est restée une nuit dans une salle ouverte.',
    noticedAt,
    level: 'likely',
    peopleAffected: 12,
  })
}

async function seedOrganisations(db: Db, since: CalendarDay): Promise<void> {
  await db.insert(organisations).values(
    ORGANISATIONS.map(({ name, kind, under, title }) => ({
      id: idOf(name),
      kind,
      name: title,
      validFrom: since,
      parentId: under ? idOf(under) : null,
    })),
  )
}

async function seedPeople(db: Db, passwordHash: string, since: CalendarDay): Promise<void> {
  const cast = [...LEARNERS, ...STAFF]
  await db.insert(people).values(
    cast.map((person) => ({
      id: idOf(person.name),
      name: person.fullName,
      phone: person.phone ?? null,
      email: person.email ?? null,
      language: person.language,
      gender: person.gender ?? null,
      passwordHash,
      isDemonstration: true,
    })),
  )
  await db
    .insert(noticeAcceptances)
    .values(cast.map(({ name }) => ({ personId: idOf(name), version: CURRENT_NOTICE, acceptedAt: startOfMoroccoDay(since) })))
  await db.insert(memberships).values(
    cast.map((person) => ({
      personId: idOf(person.name),
      organisationId: idOf(person.of),
      role: person.membership ?? 'member',
      fromDay: since,
    })),
  )
}

async function seedCohort(db: Db, cohort: CastCohort, today: CalendarDay): Promise<void> {
  const id = idOf(`cohort:${cohort.name}`)
  const startsOn = addDays(today, cohort.starts)
  const endsOn = addDays(today, cohort.ends)
  await db.insert(cohorts).values({ id, programmeId: cohort.programme, name: cohort.title, startsOn, endsOn })
  const versions = await newestVersions(db, PROGRAMMES[cohort.programme].courses)
  await db.insert(cohortCourses).values(
    versions.map((version, index) => ({
      cohortId: id,
      courseId: version.courseId,
      versionId: version.id,
      position: index + 1,
      opensOn: startsOn,
      dueOn: endsOn,
    })),
  )
  await seedDeadlines(db, { id, startsOn, endsOn, days: cohort.ends - cohort.starts }, versions)
  const staff = [
    ...cohort.trainers.map((name) => ({ name, role: 'trainer' as const })),
    ...cohort.coordinators.map((name) => ({ name, role: 'coordinator' as const })),
  ].filter(({ name, role }) => !(name === 'hicham' && role === 'coordinator'))
  await db
    .insert(grants)
    .values(staff.map(({ name, role }) => ({ id: idOf(`grant:${name}:${cohort.name}`), personId: idOf(name), role, cohortId: id })))
  await db.insert(enrolments).values(
    cohort.learners.map((name) => ({
      id: idOf(`enrolment:${cohort.name}:${name}`),
      cohortId: id,
      personId: idOf(name),
      status: 'active' as const,
      organisationId: idOf(LEARNERS.find((learner) => learner.name === name)?.of ?? ''),
      enrolledAt: startOfMoroccoDay(addDays(startsOn, -3)),
    })),
  )
}

async function newestVersions(db: Db, courseIds: readonly string[]): Promise<Array<{ id: string; courseId: string }>> {
  const versions = await db
    .selectDistinctOn([courseVersions.courseId], { id: courseVersions.id, courseId: courseVersions.courseId })
    .from(courseVersions)
    .where(inArray(courseVersions.courseId, [...courseIds]))
    .orderBy(courseVersions.courseId, desc(courseVersions.number))
  return courseIds.flatMap((courseId) => versions.filter((version) => version.courseId === courseId))
}

/** Module due days spread evenly over the cohort's time; the final assignment is due a week before its end, and may be handed in until the end. */
async function seedDeadlines(
  db: Db,
  cohort: { id: string; startsOn: CalendarDay; endsOn: CalendarDay; days: number },
  versions: Array<{ id: string; courseId: string }>,
): Promise<void> {
  const all = await db
    .select({ key: modules.key, versionId: modules.versionId, position: modules.position })
    .from(modules)
    .where(
      inArray(
        modules.versionId,
        versions.map(({ id }) => id),
      ),
    )
  const ordered = versions.flatMap(({ id }) => all.filter((module) => module.versionId === id).sort((a, b) => a.position - b.position))
  const due = (itemKey: string, localDay: CalendarDay) => ({
    cohortId: cohort.id,
    itemKey,
    localDay,
    resolvedAt: deadlineInstant({ day: localDay, time: '23:59' }),
  })
  await db
    .insert(deadlines)
    .values(
      ordered.map((module, index) =>
        due(module.key, addDays(cohort.startsOn, Math.round(((index + 1) * (cohort.days - 10)) / ordered.length))),
      ),
    )
  const finals = await db
    .select({ key: activities.key, courseId: courseVersions.courseId, assignmentVersionId: courseAssignments.assignmentVersionId })
    .from(activities)
    .innerJoin(courseVersions, eq(courseVersions.id, activities.versionId))
    .innerJoin(
      courseAssignments,
      and(eq(courseAssignments.versionId, activities.versionId), eq(courseAssignments.activityKey, activities.key)),
    )
    .where(
      inArray(
        activities.versionId,
        versions.map(({ id }) => id),
      ),
    )
  if (finals.length === 0) return
  await db.insert(deadlines).values(finals.map((final) => due(final.key, addDays(cohort.endsOn, -7))))
  await db.insert(assignmentRuns).values(
    finals.map((final) => ({
      id: idOf(`run:${cohort.id}:${final.key}`),
      cohortId: cohort.id,
      assignmentKey: final.key,
      courseId: final.courseId,
      assignmentVersionId: final.assignmentVersionId,
      opensAt: startOfMoroccoDay(cohort.startsOn),
      cutOffAt: deadlineInstant({ day: cohort.endsOn, time: '23:59' }),
    })),
  )
}
