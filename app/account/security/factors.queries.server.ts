import { and, desc, eq, gt, isNull, sql } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { awaitedProofs, passkeys, people, recoveryCodes, secondFactors } from '#db/schema/people.ts'
import { hashToken } from './token.server.ts'

/** The second factors of a person, for their page: codes of an app (begun or confirmed), passkeys, and how many recovery codes are left; two queries. */
export async function factorsOf(db: Db, personId: string) {
  const [own] = await db
    .select({
      account: sql<string>`coalesce(${people.email}, ${people.username}, ${people.phone}, ${people.name})`,
      sealedSecret: secondFactors.sealedSecret,
      confirmedAt: secondFactors.confirmedAt,
      codesLeft:
        sql`(select count(*) from ${recoveryCodes} where ${and(eq(recoveryCodes.personId, people.id), isNull(recoveryCodes.usedAt))})`.mapWith(
          Number,
        ),
    })
    .from(people)
    .leftJoin(secondFactors, eq(secondFactors.personId, people.id))
    .where(eq(people.id, personId))
  const keys = await db
    .select({ id: passkeys.id, device: passkeys.device, createdAt: passkeys.createdAt, lastUsedAt: passkeys.lastUsedAt })
    .from(passkeys)
    .where(eq(passkeys.personId, personId))
    .orderBy(desc(passkeys.createdAt))
  return {
    account: own?.account ?? '',
    sealedSecret: own?.sealedSecret ?? null,
    confirmedAt: own?.confirmedAt ?? null,
    codesLeft: own?.codesLeft ?? 0,
    passkeys: keys,
  }
}

/** The proof that a browser owes, by the token of its cookie, while its time lasts; with the passkeys that could give it. One query. */
export async function owedProof(db: Db, token: string | undefined, now: Date) {
  if (token === undefined) return undefined
  const [owed] = await db
    .select({
      id: awaitedProofs.id,
      personId: awaitedProofs.personId,
      challenge: awaitedProofs.challenge,
      isSharedPhone: awaitedProofs.isSharedPhone,
      hasCodes: sql<boolean>`exists (select 1 from ${secondFactors} where ${and(eq(secondFactors.personId, awaitedProofs.personId), sql`${secondFactors.confirmedAt} is not null`)})`,
      passkeys: sql<
        Array<{ id: string; transports: string[] }>
      >`(select coalesce(json_agg(json_build_object('id', ${passkeys.credentialId}, 'transports',
        ${passkeys.transports})), '[]'::json) from ${passkeys} where ${eq(passkeys.personId, awaitedProofs.personId)})`,
    })
    .from(awaitedProofs)
    .where(and(eq(awaitedProofs.id, hashToken(token)), gt(awaitedProofs.expiresAt, now)))
  return owed
}

export type OwedProof = NonNullable<Awaited<ReturnType<typeof owedProof>>>
