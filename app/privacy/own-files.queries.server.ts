import { inArray } from 'drizzle-orm'
import { strToU8, zipSync } from 'fflate'
import type { Db } from '#db/handle.ts'
import { cohorts } from '#db/schema/cohorts.ts'
import { activities, assignmentVersions } from '#db/schema/courses.ts'
import { organisations } from '#db/schema/organisations.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { htmlDocument } from '#app/exchange/html-document.ts'
import { fileKey, fileStoreOf } from '#app/platform/file-store.server.ts'
import { keptFor } from '#app/platform/mail.server.ts'
import type { Settings } from '#app/platform/settings.server.ts'
import { textIn, type Language } from '#app/rules/languages.ts'
import { exportPerson, type PersonExport } from './export-person.queries.server.ts'
import { ownBlocks, planTexts, type Titles } from './own-document.ts'
import { privacyWords } from './words/words.ts'

async function titlesFor(db: Db, data: PersonExport, language: Language): Promise<Titles> {
  const keys = [...data.itemProgress.map(({ itemKey }) => itemKey), ...data.attempts.map(({ quizKey }) => quizKey)]
  const named = await db
    .select({ key: activities.key, title: activities.title })
    .from(activities)
    .where(inArray(activities.key, [...new Set(keys)]))
  const belongs = data.memberships.map(({ organisationId }) => organisationId)
  const groups = data.enrolments.map(({ cohortId }) => cohortId)
  const versions = data.plans.map(({ assignmentVersionId }) => assignmentVersionId)
  const assignments = await db
    .select({ id: assignmentVersions.id, key: assignmentVersions.key })
    .from(assignmentVersions)
    .where(inArray(assignmentVersions.id, versions))
  const keyOf = new Map(assignments.map(({ id, key }) => [id, key]))
  return new Map([
    ...named.map(({ key, title }) => [key, textIn(title, language)] as const),
    ...data.plans.map(({ id, assignmentVersionId }) => [id, keyOf.get(assignmentVersionId) ?? id] as const),
    ...(await db.select().from(organisations).where(inArray(organisations.id, belongs))).map(({ id, name }) => [id, name] as const),
    ...(await db.select().from(cohorts).where(inArray(cohorts.id, groups))).map(({ id, name }) => [id, name] as const),
  ])
}

/** Everything about the viewer as JSON: what the database holds, and e-mails that were kept instead of sent. */
export async function ownJson(db: Db, viewer: Viewer, settings: Settings): Promise<string> {
  return JSON.stringify({ ...(await exportPerson(db, viewer.id)), keptMessages: await keptFor(settings, viewer.id) }, null, 2)
}

/** Everything about the viewer as one page to read and print, in their language. */
export async function ownPage(db: Db, viewer: Viewer, language: Language, now: Date): Promise<string> {
  const data = await exportPerson(db, viewer.id)
  if (!data) throw new Response(null, { status: 404 })
  return pageOf(data, await titlesFor(db, data, language), language, now)
}

function pageOf(data: PersonExport, titles: Titles, language: Language, now: Date): string {
  const words = privacyWords[language]
  return htmlDocument({ title: words.document.title, language, blocks: ownBlocks({ data, titles, words, language, now }) })
}

/** A file name without what a system would refuse. */
const safeName = (text: string) => text.replace(/[^\p{L}\p{N}._-]+/gu, '-').slice(0, 80)

/** The person's photos, documents and recordings; one whose bytes are lost leaves no hole in the rest. */
async function filesOf(settings: Settings, own: PersonExport['files']): Promise<Array<readonly [string, Uint8Array]>> {
  const store = fileStoreOf(settings)
  const held: Array<readonly [string, Uint8Array]> = []
  for (const { id, partId, name } of own) {
    const bytes = await store.get(fileKey(id))
    if (bytes) held.push([`fichiers/${safeName(partId ?? 'plan')}-${id.slice(0, 8)}-${safeName(name)}`, new Uint8Array(bytes)])
  }
  return held
}

/** The same as a ZIP: the page, the JSON with everything, each text of a plan, each of its files and each kept e-mail as a file. */
export async function ownArchive(db: Db, viewer: Viewer, settings: Settings, language: Language, now: Date): Promise<Uint8Array> {
  const data = await exportPerson(db, viewer.id)
  if (!data) throw new Response(null, { status: 404 })
  const titles = await titlesFor(db, data, language)
  const texts = planTexts({ data, titles }).map(
    ({ plan, part, text }) => [`textes/${safeName(plan)}-${safeName(part)}.txt`, strToU8(text)] as const,
  )
  const letters = (await keptFor(settings, viewer.id)).map(
    ({ at, to, subject, text }, n) =>
      [`courriels/${at.toISOString().slice(0, 10)}-${n + 1}.txt`, strToU8([to, subject, '', text].join('\n'))] as const,
  )
  const held = await filesOf(settings, [...data.files, ...data.voiceRemarks])
  return zipSync({
    'mes-donnees.html': strToU8(pageOf(data, titles, language, now)),
    'mes-donnees.json': strToU8(await ownJson(db, viewer, settings)),
    ...Object.fromEntries([...texts, ...letters]),
    // Photos, documents and voices are packed already.
    ...Object.fromEntries(held.map(([name, bytes]) => [name, [bytes, { level: 0 }] as const])),
  })
}
