import { eq, isNull, sql } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { organisations } from '#db/schema/organisations.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'
import { reviewOrganisation, type OrganisationFault } from '#app/rules/new-organisation.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import type { OrganisationForm } from './organisations.forms.ts'

/** Serialises the changes of the tree: of two at once the second sees the first one’s. */
export const TREE_LOCK = 7_301

/** Puts a new organisation in the tree. The same form sent twice makes one organisation; refusals are those of the rule. */
export function createOrganisation(
  db: Db,
  viewer: Viewer,
  form: OrganisationForm,
  { now, requestId }: { now: Date; requestId: string },
): Promise<{ ok: true; id: string } | { ok: false; faults: OrganisationFault[] }> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${TREE_LOCK}::bigint)`)
    const [made] = await tx.select({ id: organisations.id }).from(organisations).where(eq(organisations.id, form.id))
    if (made) return { ok: true, id: made.id }

    const { parent, siblings } = await around(tx, form.parent)
    const reviewed = reviewOrganisation({ ...form, parent, siblings }, moroccoDay(now))
    if (!reviewed.ok) return reviewed

    const { name, kind, since } = reviewed
    await tx.insert(organisations).values({ id: form.id, name, kind, validFrom: since, parentId: form.parent || null })
    const subject = { kind: 'organisation', id: form.id }
    await recordAudit(tx, { actorId: viewer.id, action: 'organisation-created', subject, requestId }, now)
    return { ok: true, id: form.id }
  })
}

/** The organisation above, null at the top, undefined where it does not exist; with the names that stand beside. */
async function around(db: Db, parentId: string) {
  const columns = { kind: organisations.kind, validFrom: organisations.validFrom, validTo: organisations.validTo }
  const [found] = parentId ? await db.select(columns).from(organisations).where(eq(organisations.id, parentId)) : []
  const beside = await db
    .select({ name: organisations.name })
    .from(organisations)
    .where(parentId ? eq(organisations.parentId, parentId) : isNull(organisations.parentId))
  return { parent: parentId ? found : null, siblings: beside.map(({ name }) => name) }
}
