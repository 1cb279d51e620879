import { and, eq, sql } from 'drizzle-orm'
import { getDocumentProxy } from 'unpdf'
import { describe, expect } from 'vitest'
import { countingQueries, type Db } from '#db/handle.ts'
import { people } from '#db/schema/people.ts'
import { itemProgress } from '#db/schema/progress.ts'
import { certificates } from '#db/schema/reports.ts'
import { idOf } from '#db/seed/named-id.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { test } from '#db/test-world.ts'
import { viewerOf } from '#app/access/test-viewers.ts'
import { drawPaper, drawPicture } from '#app/paper/draw-paper.server.ts'
import { LANGUAGES } from '#app/rules/languages.ts'
import { certificatePaper, certificateSvg, type Drawn } from './certificate-drawing.ts'
import { certificatesOfCohort, checkCode, earnedBy, ownCertificate } from './certificates.queries.server.ts'
import { issueCertificate } from './issue-certificate.server.ts'
import { revokeCertificate } from './revoke-certificate.server.ts'

const SALE = idOf('cohort:sale')
const ODT = idOf('cohort:odt')
const AMINATA = idOf('aminata')

/** Everything that the courses of a person's cohorts require is done, but for one activity. */
async function finish(db: Db, personId: string, without?: string) {
  await db.execute(sql`
    insert into item_progress (person_id, item_key, course_id, opened_at, completed_at, passed_at, last_at)
    select distinct e.person_id, a.key, cc.course_id, ${TEST_NOW.toISOString()}::timestamptz, ${TEST_NOW.toISOString()}::timestamptz,
      ${TEST_NOW.toISOString()}::timestamptz, ${TEST_NOW.toISOString()}::timestamptz
    from enrolments e join cohort_courses cc on cc.cohort_id = e.cohort_id join activities a on a.version_id = cc.version_id
    where e.person_id = ${personId}::uuid
    on conflict (person_id, item_key) do update set completed_at = excluded.completed_at, passed_at = excluded.passed_at`)
  if (without !== undefined)
    await db.delete(itemProgress).where(and(eq(itemProgress.personId, personId), eq(itemProgress.itemKey, without)))
}

const asked = { cohortId: SALE, courseId: 'c10', name: 'Aminata Diallo' }

describe('a certificate', () => {
  test('is earned by who has done all that is required, in one query, with the hours of the version', async ({ db }) => {
    expect(await earnedBy(db, AMINATA)).toEqual([])
    await finish(db, AMINATA, 'c10-plan')
    expect((await earnedBy(db, AMINATA)).filter(({ cohortId }) => cohortId === SALE)).toEqual([])
    await finish(db, AMINATA)
    const { result, queries } = await countingQueries(() => earnedBy(db, AMINATA))
    expect(queries).toBe(1)
    const [course, ...others] = result.filter(({ cohortId }) => cohortId === SALE)
    expect([course?.courseId, others]).toEqual(['c10', []])
    expect(course?.hours).toBeGreaterThan(0)
  })

  test('of a whole programme adds the hours of its required courses', async ({ db }) => {
    await finish(db, idOf('moussa'))
    const earned = await earnedBy(db, idOf('moussa'))
    const whole = earned.find(({ courseId, cohortId }) => courseId === null && cohortId === ODT)
    expect(earned.filter(({ courseId }) => courseId !== null).length).toBeGreaterThan(1)
    expect(whole?.hours).toBeGreaterThan(Math.max(...earned.filter(({ courseId }) => courseId !== null).map(({ hours }) => hours)))
  })

  test('is issued once, under the name its owner has just confirmed, and to nobody who has not finished', async ({ db }) => {
    const viewer = { id: AMINATA }
    expect(await issueCertificate(db, viewer, asked, TEST_NOW)).toBeNull()
    await finish(db, AMINATA)
    expect(await issueCertificate(db, viewer, { ...asked, name: 'Quelqu’un d’autre' }, TEST_NOW)).toBeNull()
    const id = await issueCertificate(db, viewer, asked, TEST_NOW)
    expect(id).not.toBeNull()
    expect(await issueCertificate(db, viewer, asked, TEST_NOW)).toBeNull()
    await db.update(people).set({ name: 'Autre nom' }).where(eq(people.id, AMINATA))
    const [kept] = await db.select().from(certificates)
    expect(kept?.name).toBe('Aminata Diallo')
    expect(kept?.code).toMatch(/^[0-9A-HJKMNP-TV-Z]{16}$/)
    await expect(ownCertificate(db, { id: idOf('fatou') }, id ?? '')).rejects.toMatchObject({ status: 404 })
  })

  test('is checked by its code: name, course and date and nothing else; once revoked neither', async ({ db }) => {
    await finish(db, AMINATA)
    const id = (await issueCertificate(db, { id: AMINATA }, asked, TEST_NOW)) ?? ''
    const [kept] = await db.select().from(certificates)
    const typed = (kept?.code.match(/.{4}/g) ?? []).join('-').toLowerCase()
    expect(Object.keys((await checkCode(db, typed)) ?? {}).sort()).toEqual(['completedOn', 'name', 'title'])
    expect(await checkCode(db, '0000-0000-0000-0000')).toBeNull()
    expect(await checkCode(db, 'x'.repeat(50))).toBeNull()
    const claire = await viewerOf(db, 'claire')
    const hicham = await viewerOf(db, 'hicham')
    const because = { cohortId: SALE, id, reason: 'Délivré par erreur' }
    await expect(revokeCertificate(db, hicham, because, TEST_NOW)).rejects.toMatchObject({ status: 404 })
    await expect(certificatesOfCohort(db, hicham, SALE)).rejects.toMatchObject({ status: 404 })
    expect(await revokeCertificate(db, claire, because, TEST_NOW)).toBe(true)
    expect(await revokeCertificate(db, claire, because, TEST_NOW)).toBe(false)
    expect(await checkCode(db, typed)).toBe('revoked')
    await expect(ownCertificate(db, { id: AMINATA }, id)).rejects.toMatchObject({ status: 404 })
    expect((await certificatesOfCohort(db, claire, SALE)).lines).toMatchObject([{ revokedReason: 'Délivré par erreur' }])
    expect(await issueCertificate(db, { id: AMINATA }, asked, TEST_NOW)).not.toBeNull()
  })
})

test('the sheet is one page of at most 60 KB and the picture at most 100 KB, in three languages and both ways of writing', async () => {
  const title = { fr: 'Élaborer son plan d’affaires', en: 'Writing a business plan', ar: 'إعداد خطة العمل' }
  for (const language of LANGUAGES) {
    for (const name of ['Aminata Diallo', 'سلمى آدم']) {
      const drawn: Drawn = { name, title, hours: 30, completedOn: '2026-06-30', code: '7KQ4M2XD9TWB3HCP', issuedAt: TEST_NOW }
      const place = { origin: 'https://passerelle.example', siteName: 'Passerelle', language }
      const sheet = await drawPaper(certificatePaper(drawn, place))
      expect(sheet.length).toBeLessThanOrEqual(60_000)
      expect((await getDocumentProxy(new Uint8Array(sheet))).numPages).toBe(1)
      const picture = await drawPicture({ svg: certificateSvg(drawn, place), width: 1080 })
      expect(picture.subarray(1, 4).toString()).toBe('PNG')
      expect(picture.length).toBeLessThanOrEqual(100_000)
    }
  }
})
