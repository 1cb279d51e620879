import { eq } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { people } from '#db/schema/people.ts'
import type { Viewer } from '#app/access/viewer.ts'
import type { Language } from '#app/rules/languages.ts'

/** Remembers the language a person chose on their account. */
export async function keepLanguage(db: Db, viewer: Viewer, language: Language): Promise<void> {
  await db.update(people).set({ language }).where(eq(people.id, viewer.id))
}
