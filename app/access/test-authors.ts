import { eq, isNotNull, sql } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { idOf } from '#db/seed/named-id.ts'
import { enrolments } from '#db/schema/cohorts.ts'
import { memberships } from '#db/schema/organisations.ts'
import { planAuthors, plans, submissionAuthors, submissions } from '#db/schema/plans.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import type { CoAuthor } from './plans.ts'

/** Makes somebody a co-author of a plan, as if they had been asked by its owner and had accepted. */
export async function joins(db: Db, planId: string, name: string, cohort: string, organisation: string): Promise<void> {
  const [plan] = await db.select().from(plans).where(eq(plans.id, planId))
  if (!plan) throw new Error('The plan is not there')
  const enrolmentId = idOf(`enrolment:${cohort}:${name}`)
  await db.insert(planAuthors).values({
    ...{ planId, runId: plan.runId, enrolmentId, personId: idOf(name), organisationId: idOf(organisation) },
    ...{ invitedBy: plan.ownerId, invitedAt: TEST_NOW, joinedAt: TEST_NOW },
  })
}

/** Every plan is written by three people more: one who still writes, one who left it, and one who belongs to the association no more; its hand-ins were sent for all. */
export async function shareSome(db: Db): Promise<void> {
  for (const plan of await db.select().from(plans)) {
    const others = await db
      .select({ id: enrolments.id, personId: enrolments.personId, organisationId: memberships.organisationId, toDay: memberships.toDay })
      .from(enrolments)
      .innerJoin(memberships, eq(memberships.personId, enrolments.personId))
      .where(
        sql`${enrolments.personId} <> ${plan.ownerId} and not exists (select 1 from plan_authors other
        where other.run_id = ${plan.runId} and other.enrolment_id = ${enrolments.id})`,
      )
      .orderBy(enrolments.id)
      .limit(3)
    for (const [n, { id, personId, organisationId }] of others.entries()) {
      const away = n === 2 ? idOf('mains-unies') : organisationId
      await db
        .insert(planAuthors)
        .values({
          ...{ planId: plan.id, runId: plan.runId, enrolmentId: id, personId, organisationId: away },
          ...{ invitedAt: TEST_NOW, joinedAt: TEST_NOW, endedAt: n === 1 ? TEST_NOW : null },
        })
        .onConflictDoNothing()
    }
    for (const { id } of await db.select({ id: submissions.id }).from(submissions).where(eq(submissions.planId, plan.id)))
      for (const personId of [plan.ownerId, ...others.map((other) => other.personId)])
        await db.insert(submissionAuthors).values({ submissionId: id, personId }).onConflictDoNothing()
  }
}

/** Whoever joined each plan, as permissions look at them. */
export async function coAuthorsByPlan(db: Db): Promise<Map<string, CoAuthor[]>> {
  const found = await db
    .select({ author: planAuthors, enrolmentStatus: enrolments.status })
    .from(planAuthors)
    .innerJoin(enrolments, eq(enrolments.id, planAuthors.enrolmentId))
    .where(isNotNull(planAuthors.joinedAt))
  const open = (await db.select().from(memberships)).filter(({ toDay }) => toDay === null)
  const byPlan = new Map<string, CoAuthor[]>()
  for (const { author, enrolmentStatus } of found) {
    const { planId, personId, organisationId, endedAt } = author
    const isMember = open.some((one) => one.personId === personId && one.organisationId === organisationId)
    byPlan.set(planId, [...(byPlan.get(planId) ?? []), { personId, enrolmentStatus, isMember, endedAt }])
  }
  return byPlan
}
