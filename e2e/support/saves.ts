import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { asc, like } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { revisions } from '#db/schema/plans.ts'
import type { Caller } from './caller.ts'

/** The parts that people write in at the same time. */
export const PARTS = ['p1', 'p2', 'p3', 'p4']

/** One save as the page sends it, with the answer if it came. */
export type Save = { id: string; part: string; text: string; basedOn: string; revision: string | undefined }

/** The address of somebody's plan. */
export const planOf = async (caller: Caller) => (await caller.get('/plan/c10-plan')).headers.get('location') ?? ''

/** Sends a save and notes its answer. Throws where it was not taken. */
export async function send(caller: Caller, plan: string, save: Save): Promise<void> {
  const { id, basedOn, text } = save
  const answer = await caller.post(`${plan}/${save.part}/garder`, { id, basedOn, text, done: 'later' }, { Accept: 'application/json' })
  if (answer.status !== 200) throw new Error(`A save was answered ${answer.status}`)
  const body: unknown = await answer.json()
  if (typeof body === 'object' && body !== null && 'revision' in body) save.revision = String(body.revision)
}

/** The texts that are kept of those that begin so, once for each time that they are. */
export async function storedTexts(db: Db, beginning: string): Promise<string[]> {
  const rows = await db
    .select({ text: revisions.text })
    .from(revisions)
    .where(like(revisions.text, `${beginning}%`))
    .orderBy(asc(revisions.text))
  return rows.map(({ text }) => text)
}

/** Work that goes on while something happens to the site. */
export type Writing = {
  /** How many saves were taken so far. */
  taken: () => number
  /** How often a save was not taken, and had to be sent again. */
  refused: () => number
  /** Lets each part finish what it is at; answers all texts that were taken. */
  end: () => Promise<string[]>
}

/** Writes in four parts of a plan without pause, as a phone does: what is not answered is sent again, under the same id, until it is. `more` ends each text. */
export function writeOn(caller: Caller, plan: string, beginning: string, more = () => ''): Writing {
  let [isEnding, refused] = [false, 0]
  const taken: string[] = []
  const write = async (part: string) => {
    let basedOn = ''
    for (let n = 0; !isEnding; n += 1) {
      const save: Save = { id: randomUUID(), part, text: `${beginning} ${part} ${n}${more()}`, basedOn, revision: undefined }
      while (save.revision === undefined) {
        await send(caller, plan, save).catch(() => (refused += 1))
        if (save.revision === undefined) await pause(100)
      }
      taken.push(save.text)
      basedOn = save.revision
    }
  }
  const writing = Promise.all(PARTS.map(write))
  return {
    taken: () => taken.length,
    refused: () => refused,
    end: async () => {
      isEnding = true
      await writing
      return taken.sort()
    },
  }
}
