import { sql } from 'drizzle-orm'
import { rows, type Db } from '#db/handle.ts'
import { idOf } from '#db/seed/named-id.ts'
import { bankPictures } from '#db/schema/bank.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { addFile } from '#app/learning/plan/files/add-file.server.ts'
import { startUpload } from '#app/learning/plan/files/start-upload.server.ts'
import { fileStoreOf } from '#app/platform/file-store.server.ts'
import { JPEG } from '#app/rules/test-files.ts'
import { answerOf, DOORS_DATA, outcomeOf, viewerFor, type Door, type Knock, type Knocking } from './test-doors.ts'
import { viewerOf } from './test-viewers.ts'

const SALE = idOf('cohort:sale')
const post = (who: Knocking, at: string, form: Record<string, string>): [Knocking, Knock] => [who, { method: 'POST', at, form }]

/** Aminata has finished what course 10 asks, so that a certificate is hers to ask for. */
async function finishCourse(db: Db): Promise<void> {
  await db.execute(sql`
    insert into item_progress (person_id, item_key, course_id, opened_at, completed_at, passed_at, last_at)
    select e.person_id, a.key, cc.course_id, t.at, t.at, t.at, t.at
    from enrolments e join cohort_courses cc on cc.cohort_id = e.cohort_id join activities a on a.version_id = cc.version_id,
      (select ${TEST_NOW.toISOString()}::timestamptz as at) t
    where e.person_id = ${idOf('aminata')}::uuid and e.cohort_id = ${SALE}::uuid
    on conflict (person_id, item_key) do update set completed_at = excluded.completed_at, passed_at = excluded.passed_at`)
}

/** Fatou has put a photo into a part of her plan, and another one is on its way; the bank holds a picture. Answers the addresses of pictures. */
async function addPictures(db: Db): Promise<string[]> {
  const store = fileStoreOf({ dataDir: DOORS_DATA })
  const fatou = await viewerOf(db, 'fatou')
  const place = { planId: idOf('plan:fatou'), partId: 'p1' }
  const what = { what: 'file', transcript: '', fallback: 'Fichier' } as const
  const added = await addFile(db, store, fatou, { ...place, ...what, name: 'atelier.jpg', bytes: JPEG }, TEST_NOW)
  const begun = await startUpload(db, fatou, { ...place, ...what, name: 'b.jpg', bytes: 9, hash: 'ab'.repeat(32) }, TEST_NOW)
  if (!added.ok || !begun.ok) throw new Error('A file was not added')
  const hash = 'ab'.repeat(32)
  await db.insert(bankPictures).values({ hash, type: 'image/png', content: 'iVBORw0KGgo=' })
  return [`/images/${hash}`, `/fichiers/${added.file.id}/apercu`]
}

/** What people did before the site is walked through: of each thing that the seeded world does not hold there is one. */
const DEEDS: ReadonlyArray<[Knocking, Knock]> = [
  post('aminata', `/certificats/demander/${SALE}/c10`, { name: 'Aminata Diallo' }),
  post('claire', '/rapports/nouveau', { from: '2026-01-01', to: '2026-11-30', cohort: SALE, attribution: 'enrolment' }),
  post('claire', `/cohortes/${SALE}/invitations/nouvelle`, { name: 'canari-invitation-canari', phone: '0611223344', language: 'fr' }),
  post('claire', `/cohortes/${SALE}/invitations`, { act: 'make-link' }),
  post('claire', `/cohortes/${SALE}/importer`, { pasted: 'Nom;Téléphone\ncanari-feuille-canari;0611223355' }),
  post('sarah', '/banque/quiz', { title: 'Un quiz de Sarah', cours: 'c10' }),
  post('fatou', '/quiz/c10-m6-quiz', {}),
  post('aminata', '/acces', { name: '0600000005' }),
]

/** Does what people did, keeps it, and answers the addresses that it led them to. Throws where somebody was turned away. */
export async function doDeeds(db: Db, doors: readonly Door[]): Promise<string[]> {
  await finishCourse(db)
  const ledTo = await addPictures(db)
  for (const [who, asked] of DEEDS) {
    const given = await answerOf(db, doors, asked, await viewerFor(db, who))
    const outcome = outcomeOf(given, who === null)
    if (given instanceof Response) ledTo.push(given.headers.get('Location') ?? '/')
    if (!outcome.startsWith('→')) throw new Error(`${asked.at} as ${who}: ${outcome} ${JSON.stringify(given)}`)
  }
  await db.execute(sql`update certificates set name = 'canari-certificat-canari'`)
  const made = rows<{ n: number }>(
    await db.execute(sql`
      select (select count(*) from certificates) * (select count(*) from report_snapshots) * (select count(*) from invitations)
        * (select count(*) from group_links) * (select count(*) from sheet_drafts) as n`),
  )
  if (Number(made[0]?.n ?? 0) === 0) throw new Error('A deed left nothing')
  return ledTo
}
