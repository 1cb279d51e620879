import { isNull } from 'drizzle-orm'
import { expect } from 'vitest'
import { LEARNERS, STAFF } from '#db/seed/cast.ts'
import { idOf } from '#db/seed/named-id.ts'
import { test } from '#db/test-world.ts'
import { enrolments } from '#db/schema/cohorts.ts'
import { groupLinks, invitations } from '#db/schema/invitations.ts'
import { grants, people } from '#db/schema/people.ts'
import { mayGiveAccess, mayInvite } from './invitations.ts'
import { accessGivenBy, groupLinksOf, invitationsOf } from './invitations.scope.server.ts'
import { viewerOf } from './test-viewers.ts'

const PLACES = ['sale', 'odt', 'printemps'].flatMap((cohort) =>
  [null, 'odt', 'odt-rabat', 'femmes-debout'].map((organisation) => ({
    cohortId: idOf(`cohort:${cohort}`),
    organisationId: organisation ? idOf(organisation) : null,
  })),
)
const sorted = (rows: ReadonlyArray<{ id: string }>) => rows.map(({ id }) => id).sort()

test('the invitations and group links a person may manage are those their lists hold', async ({ db }) => {
  const expiresAt = new Date('2026-12-07T00:00:00Z')
  const invited = await db
    .insert(invitations)
    .values(
      PLACES.map((place, n) => ({
        ...place,
        name: 'Awa',
        phone: `+21261100000${n % 10}${Math.floor(n / 10)}`,
        language: 'fr' as const,
        expiresAt,
      })),
    )
    .returning()
  const links = await db
    .insert(groupLinks)
    .values(PLACES.map((place) => ({ ...place, expiresAt })))
    .returning()
  let listed = 0
  for (const { name } of [...STAFF, ...LEARNERS]) {
    const viewer = await viewerOf(db, name)
    const mine = await db.select({ id: invitations.id }).from(invitations).where(invitationsOf(viewer))
    expect(sorted(mine), name).toEqual(sorted(invited.filter((place) => mayInvite(viewer, place))))
    const myLinks = await db.select({ id: groupLinks.id }).from(groupLinks).where(groupLinksOf(viewer))
    expect(sorted(myLinks), name).toEqual(sorted(links.filter((place) => mayInvite(viewer, place))))
    listed += mine.length
  }
  expect(listed).toBeGreaterThan(PLACES.length)
})

test('the people to whom somebody may give access are those their lists hold, never staff', async ({ db }) => {
  const everybody = await db.select({ id: people.id }).from(people)
  const staff = new Set((await db.select({ id: grants.personId }).from(grants).where(isNull(grants.revokedAt))).map(({ id }) => id))
  await db.insert(enrolments).values({ cohortId: idOf('cohort:sale'), personId: idOf('ines'), status: 'active' })
  const enrolled = await db.select().from(enrolments)
  for (const { name } of [...STAFF, ...LEARNERS]) {
    const viewer = await viewerOf(db, name)
    const listed = await db.select({ id: people.id }).from(people).where(accessGivenBy(db, viewer))
    const allowed = everybody.filter(({ id }) =>
      mayGiveAccess(viewer, { isStaff: staff.has(id), enrolments: enrolled.filter(({ personId }) => personId === id) }),
    )
    expect(sorted(listed), name).toEqual(sorted(allowed))
  }
  const claire = await viewerOf(db, 'claire')
  const hers = sorted(await db.select({ id: people.id }).from(people).where(accessGivenBy(db, claire)))
  expect(hers).toContain(idOf('aminata'))
  expect(hers).not.toContain(idOf('ines'))
})
