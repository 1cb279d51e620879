import { and, eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import type { Db } from '#db/handle.ts'
import { cohorts, enrolments, sheetDrafts } from '#db/schema/cohorts.ts'
import { invitations } from '#db/schema/invitations.ts'
import { auditEntries } from '#db/schema/operations.ts'
import { people } from '#db/schema/people.ts'
import { idOf } from '#db/seed/named-id.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { test } from '#db/test-world.ts'
import { viewerOf } from '#app/access/test-viewers.ts'
import { writeXlsx } from '#app/exchange/write-xlsx.ts'
import { checkRows, countRows, matched, mended } from '#app/rules/people-sheet.ts'
import { readSettings } from '#app/platform/settings.server.ts'
import { confirmSheet } from './confirm-sheet.server.ts'
import { importPeopleFile } from './import-people-file.server.ts'
import { keepDraft } from './keep-draft.server.ts'
import { ownDraft, surroundingsOf } from './sheets.queries.server.ts'
import { draftFromFile, uploadSheet } from './upload-sheet.server.ts'

const SALE = idOf('cohort:sale')
const SECRET = 'the sheets of the tests have no other secret'
const text = (content: string) => new TextEncoder().encode(content)
const FILE = text(
  'Nom;Téléphone;Nationalité;Ville;Association\nAwa Neuve;0611111111;SECRET;Salé;Femmes debout\nBinta Neuve;0611;SECRET;Salé;\nAminata;0600000001;SECRET;Salé;\n',
)

async function uploaded(db: Db, who: string, bytes: Uint8Array = FILE) {
  const viewer = await viewerOf(db, who)
  const outcome = await uploadSheet(db, viewer, SALE, bytes, TEST_NOW)
  if (!outcome.ok) throw new Error(outcome.because)
  const place = { cohortId: SALE, draftId: outcome.id }
  await keepDraft(
    db,
    viewer,
    place,
    (draft) =>
      matched(
        draft,
        draft.columns.map(({ field }) => field),
      ),
    TEST_NOW,
  )
  return { viewer, place }
}
const invitedCount = (db: Db) => db.$count(invitations, eq(invitations.cohortId, SALE))

describe('a sheet of people', () => {
  test('nothing is created before it is confirmed; then the new ones are invited, the rows are gone, and a second tap changes nothing', async ({
    db,
  }) => {
    const before = { invited: await invitedCount(db), people: await db.$count(people), enrolled: await db.$count(enrolments) }
    const { viewer, place } = await uploaded(db, 'claire')
    expect(await invitedCount(db)).toBe(before.invited)
    const outcome = await confirmSheet(db, viewer, place, SECRET, TEST_NOW)
    expect(outcome).toEqual({ ok: true, report: { made: 1, known: 1, faulty: 1, unknown: ['Ville'] } })
    expect(await confirmSheet(db, viewer, place, SECRET, TEST_NOW)).toEqual(outcome)
    expect(await invitedCount(db)).toBe(before.invited + 1)
    expect(await db.$count(people)).toBe(before.people)
    expect(await db.$count(enrolments)).toBe(before.enrolled)
    const { draft } = await ownDraft(db, viewer, place, TEST_NOW)
    expect(draft.rows).toEqual([])
    const [made] = await db
      .select()
      .from(invitations)
      .where(and(eq(invitations.cohortId, SALE), eq(invitations.phone, '+212611111111')))
    expect(made).toMatchObject({ name: 'Awa Neuve', organisationId: idOf('femmes-debout'), language: 'fr' })
  })

  test('the same file twice creates nothing new', async ({ db }) => {
    const first = await uploaded(db, 'claire')
    await confirmSheet(db, first.viewer, first.place, SECRET, TEST_NOW)
    const count = await invitedCount(db)
    const second = await uploaded(db, 'claire')
    expect(await confirmSheet(db, second.viewer, second.place, SECRET, TEST_NOW)).toMatchObject({ ok: true, report: { made: 0, known: 2 } })
    expect(await invitedCount(db)).toBe(count)
    // Also for somebody who may not see the first invitation.
    const other = await importPeopleFile(
      db,
      {
        bytes: FILE,
        cohortId: SALE,
        isTrial: false,
        settings: readSettings({ SECRET: SECRET.padEnd(40, '.'), DATA_DIR: '/tmp/none', DEMONSTRATION: 'yes' }),
      },
      TEST_NOW,
    )
    expect(other).toMatchObject({ ok: true, report: { made: 0 } })
  })

  test('forbidden and unknown cells are kept nowhere: not in the draft, not in the audit', async ({ db }) => {
    const { viewer, place } = await uploaded(db, 'claire')
    await confirmSheet(db, viewer, place, SECRET, TEST_NOW)
    const kept = JSON.stringify([
      await db.select().from(sheetDrafts),
      await db.select().from(auditEntries),
      await db.select().from(invitations),
    ])
    expect(kept).not.toContain('SECRET')
    expect(kept).not.toContain('Salé')
    expect((await ownDraft(db, viewer, place, TEST_NOW)).draft.withheld).toEqual([{ header: 'Nationalité', why: 'nationality' }])
  })

  test('a cohort closed meanwhile takes nobody, and nothing is half done', async ({ db }) => {
    const { viewer, place } = await uploaded(db, 'claire')
    const before = await invitedCount(db)
    await db.update(cohorts).set({ closedAt: TEST_NOW }).where(eq(cohorts.id, SALE))
    expect(await confirmSheet(db, viewer, place, SECRET, TEST_NOW)).toEqual({ ok: false, because: 'closed' })
    expect(await invitedCount(db)).toBe(before)
    expect(await uploadSheet(db, viewer, SALE, FILE, TEST_NOW)).toEqual({ ok: false, because: 'closed' })
  })

  test('a row mended in place is invited with the others', async ({ db }) => {
    const { viewer, place } = await uploaded(db, 'claire')
    await keepDraft(db, viewer, place, (draft) => mended(draft, new Map([[3, { phone: '06 22 22 22 22' }]])), TEST_NOW)
    expect(await confirmSheet(db, viewer, place, SECRET, TEST_NOW)).toMatchObject({ ok: true, report: { made: 2, faulty: 0 } })
  })

  test('a draft is its uploader’s alone, for a day', async ({ db }) => {
    const { viewer, place } = await uploaded(db, 'claire')
    const ines = await viewerOf(db, 'ines')
    await expect(ownDraft(db, ines, place, TEST_NOW)).rejects.toMatchObject({ status: 404 })
    await expect(ownDraft(db, viewer, { ...place, cohortId: idOf('cohort:odt') }, TEST_NOW)).rejects.toMatchObject({ status: 404 })
    await expect(ownDraft(db, viewer, place, new Date(TEST_NOW.getTime() + 86_400_001))).rejects.toMatchObject({ status: 404 })
  })

  test('a coordinator of organisations invites into them alone, and learns nothing of others', async ({ db }) => {
    const hicham = await viewerOf(db, 'hicham')
    const around = await surroundingsOf(db, hicham, idOf('cohort:odt'))
    expect(around.mayBeWithout).toBe(hicham.coordinates.includes(idOf('cohort:odt')))
    expect(
      around.organisations
        .filter(({ isMine }) => isMine)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['ODT Casablanca', 'ODT Rabat', 'ODT Travailleurs migrants'])
    expect(around.known.has('+212600000014')).toBe(false)
  })
})

describe('files', () => {
  const read = (bytes: Uint8Array) => {
    const made = draftFromFile(bytes, 'fr')
    return made.ok ? made.draft.rows.length : made.because
  }
  test.for([
    ['UTF-8 with ;', text('Nom;Tel\nAwa;0611111111'), 1],
    ['UTF-8 with ,', text('Nom,Tel\nAwa,0611111111'), 1],
    ['Windows-1252', new Uint8Array(Buffer.from('Prénom;Tél\nÉlodie;0611111111', 'latin1')), 1],
    [
      'a workbook',
      new Uint8Array(
        writeXlsx(
          'x',
          [
            ['Nom', 'Tel'],
            ['Awa', '0611111111'],
          ],
          [20, 20],
        ),
      ),
      1,
    ],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]), 'not-text'],
    ['nothing', new Uint8Array(), 'no-file'],
    ['100,000 rows', text(`Nom;Tel\n${'Awa;0611111111\n'.repeat(100_000)}`), 'too-many'],
    ['a broken workbook', text('PK\u0003\u0004 no zip'), 'not-a-workbook'],
  ] as const)('%s', ([, bytes, expected]) => expect(read(bytes)).toBe(expected))

  test('a workbook of 2,000 rows is read, checked and counted within three seconds of processor time', async ({ db }) => {
    const rows = Array.from({ length: 2_000 }, (_, n) => [
      `Awa ${n} Neuve`,
      `06${String(20_000_000 + n)}`,
      `awa${n}@exemple.ma`,
      'français',
      'Femmes debout',
    ])
    const bytes = new Uint8Array(writeXlsx('x', [['Nom', 'Téléphone', 'E-mail', 'Langue', 'Association'], ...rows], [20, 20, 20, 20, 20]))
    const claire = await viewerOf(db, 'claire')
    const before = process.cpuUsage()
    const { viewer, place } = await uploaded(db, 'claire', bytes)
    const { draft } = await ownDraft(db, viewer, place, TEST_NOW)
    const counts = countRows(checkRows(draft, await surroundingsOf(db, claire, SALE)))
    const { user, system } = process.cpuUsage(before)
    const took = (user + system) / 1_000
    expect(counts).toEqual({ new: 2_000, known: 0, faulty: 0 })
    expect(took).toBeLessThan(3_000)
  })

  test('a trial run of the command changes nothing', async ({ db }) => {
    const before = await invitedCount(db)
    const settings = readSettings({ SECRET: SECRET.padEnd(40, '.'), DATA_DIR: '/tmp/none', DEMONSTRATION: 'yes' })
    const trial = await importPeopleFile(db, { bytes: FILE, cohortId: SALE, isTrial: true, settings }, TEST_NOW)
    expect(trial).toMatchObject({ ok: true, report: { made: 1, known: 1, faulty: 1 }, faulty: [{ line: 3, because: ['phone-too-short'] }] })
    expect(await invitedCount(db)).toBe(before)
    expect(await importPeopleFile(db, { bytes: FILE, cohortId: idOf('none'), isTrial: true, settings }, TEST_NOW)).toMatchObject({
      because: 'unknown-cohort',
    })
  })
})
