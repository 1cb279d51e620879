import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { castPerson, DEMONSTRATION_PASSWORD } from '#db/seed/cast.ts'
import { turnCounts } from '#db/schema/people.ts'
import { marks } from '#db/schema/grading.ts'
import { sessionsOn } from '#app/access/sessions.server.ts'
import type { Site } from '../support/site.ts'
import { JOBS_WORLD, type JobsWorld } from './fill-jobs.ts'
import { takes } from './measure-quizzes.ts'
import { ask } from './press.ts'
import { speakerOn, type Speaker } from './speaker.ts'

/**
 * One job of a person, from its first request to its last page. `most` is the processor time it may take, `moodle` what a well-tuned Moodle 4.5 was
 * measured to take for the same on the same class of machine: processor time of all processes in ms, requests and compressed KB.
 */
export type Job = {
  name: string
  most: number
  moodle: { processor: number; requests: number; kilobytes: number }
  times: number
  /** Everything that is not part of the job itself: who does it, and what must be there before. */
  prepare: (n: number) => Promise<() => Promise<Speaker>>
}

const WORDS = 2000
const longText = Array.from(
  { length: WORDS },
  (_, n) => ['Notre', 'atelier', 'coud', 'des', 'sacs', 'solides', 'et', `vend-${n}`][n % 8],
).join(' ')

/** A speaker for whom an answer that is no page is a fault of the measurement. */
function readerOn(site: Site, cookie: string): Speaker {
  const one = speakerOn(site, cookie)
  const { send } = one
  one.send = async (address, form) => {
    const answer = await send(address, form)
    if (answer.status !== 200) throw new Error(`${one.at} was answered ${answer.status}`)
    return answer
  }
  return one
}

/** What is to be measured on a site with the world of `fillJobs`. */
export function jobsOn(site: Site, db: Db, world: JobsWorld): Job[] {
  const cookies = new Map<string, string>()
  const as = async (personId: string): Promise<Speaker> => {
    const kept = cookies.get(personId)
    const cookie = kept ?? (await sessionsOn(db, false).open(personId, false)).split(';')[0] ?? ''
    cookies.set(personId, cookie)
    return readerOn(site, cookie)
  }
  const pageFor = async (personId: string, address: string): Promise<string> => {
    await as(personId)
    const headers = { Accept: 'text/html', 'Accept-Encoding': 'identity', Cookie: cookies.get(personId) ?? '' }
    const { body, status } = await ask({ url: `${site.origin}${address}`, headers })
    if (status !== 200) throw new Error(`${address} was answered ${status}`)
    return body.toString()
  }
  const reading = (who: (n: number) => string, ...addresses: string[]) => {
    return async (n: number) => {
      const one = await as(who(n))
      return async () => {
        for (const address of addresses) await one.send(address)
        return one
      }
    }
  }
  const { trainerOf50, trainerOf500, coordinator } = world.staff
  const boards = Array.from({ length: JOBS_WORLD.cohorts }, (_, n) => `/cohortes/${world.cohort(n)}`)
  const board = boards[2] ?? ''
  const exported = (addresses: readonly string[]) => async () => {
    await db.delete(turnCounts)
    return reading(() => coordinator, ...addresses.map((address) => `${address}/tableau.csv`))(0)
  }
  return [
    {
      ...{ name: 'lesson', most: 2, times: 400, moodle: { processor: 67, requests: 1, kilobytes: 19 } },
      prepare: reading(world.learner, '/lecons/c10-m1-l1'),
    },
    {
      ...{ name: 'course page', most: 2, times: 400, moodle: { processor: 82, requests: 1, kilobytes: 25 } },
      prepare: reading(world.learner, '/cours/c10'),
    },
    {
      ...{ name: 'home', most: 2, times: 400, moodle: { processor: 79, requests: 2, kilobytes: 26 } },
      prepare: reading(world.learner, '/accueil'),
    },
    {
      ...{ name: 'quiz of 10, start to review', most: 30, times: 35, moodle: { processor: 1267, requests: 25, kilobytes: 273 } },
      prepare: async (n) => {
        const personId = world.quizTaker(n)
        return async () => {
          const { speaker, failures } = await takes(site, db, personId)
          if (failures > 0) throw new Error('The quiz was refused')
          return speaker
        }
      },
    },
    {
      ...{ name: 'save 2,000 words and hand in', most: 12, times: 30, moodle: { processor: 571, requests: 7, kilobytes: 113 } },
      prepare: async (n) => {
        const plan = `/plan/${world.writersPlan(n)}`
        const basedOn = inputOf(await pageFor(world.writer(n), `${plan}/p1`), 'basedOn')
        const one = await as(world.writer(n))
        return async () => {
          await one.send(`${plan}/p1`)
          await one.send(`${plan}/p1`, { id: randomUUID(), basedOn, text: longText, done: 'yes', then: 'stay' })
          await one.send(`${plan}/verifier`)
          await one.send(`${plan}/verifier`, { requestKey: randomUUID(), agree: 'yes', anyway: 'yes' })
          if (!one.at.includes('/recu/')) throw new Error(`Not handed in: ${one.at}`)
          return one
        }
      },
    },
    {
      ...{ name: 'queue of 50', most: 8, times: 60, moodle: { processor: 430, requests: 4, kilobytes: 48 } },
      prepare: reading(() => trainerOf50, '/correction'),
    },
    {
      ...{ name: 'queue of 500', most: 30, times: 20, moodle: { processor: 2900, requests: 4, kilobytes: 200 } },
      prepare: reading(() => trainerOf500, '/correction?pages=20'),
    },
    {
      ...{ name: 'open a submission', most: 8, times: 50, moodle: { processor: 388, requests: 4, kilobytes: 32 } },
      prepare: (n) => reading(() => trainerOf50, `/correction/${world.submission(n)}`)(n),
    },
    {
      ...{ name: 'save a rubric mark', most: 6, times: 50, moodle: { processor: 473, requests: 3, kilobytes: 42 } },
      prepare: async (n) => {
        const submission = world.submission(n)
        await db.delete(marks).where(eq(marks.submissionId, submission))
        await (await as(trainerOf50)).send(`/correction/${submission}`, { intent: 'take' })
        const criterionId = inputOf(await pageFor(trainerOf50, `/correction/${submission}`), 'criterionId')
        const one = await as(trainerOf50)
        const form = { intent: 'criterion', criterionId, levelId: 'l3', points: '', comment: 'Clair', basedOn: '0', was: '' }
        return async () => {
          await one.send(`/correction/${submission}/garder`, form)
          return one
        }
      },
    },
    {
      ...{ name: 'progress of a cohort of 70', most: 8, times: 40, moodle: { processor: 456, requests: 3, kilobytes: 86 } },
      prepare: reading(() => coordinator, `${board}?cours=c10`),
    },
    {
      ...{ name: 'progress of all 1,050', most: 60, times: 6, moodle: { processor: 5800, requests: 42, kilobytes: 1233 } },
      prepare: reading(() => coordinator, ...boards.map((address) => `${address}?cours=c10`)),
    },
    {
      ...{ name: 'progress of 70 as CSV', most: 10, times: 20, moodle: { processor: 99, requests: 1, kilobytes: 3.5 } },
      prepare: exported([board]),
    },
    {
      ...{ name: 'an organisation over ten courses', most: 10, times: 30, moodle: { processor: 4600, requests: 30, kilobytes: 0 } },
      prepare: reading(() => coordinator, `${board}?organisation=${world.organisation}`),
    },
    {
      ...{ name: 'sign in', most: 3, times: 60, moodle: { processor: 134, requests: 4, kilobytes: 27 } },
      prepare: async () => {
        const one = readerOn(site, '')
        const { phone } = castPerson('fatou')
        return async () => {
          await one.send('/connexion')
          await one.send('/connexion?suite=/aide', { name: phone ?? '', password: DEMONSTRATION_PASSWORD })
          return one
        }
      },
    },
  ]
}

/** What stands in the first field of this name. Throws where there is none. */
function inputOf(html: string, name: string): string {
  const found = new RegExp(`<input[^>]*name="${name}"[^>]*value="([^"]*)"`).exec(html)?.[1]
  if (found === undefined) throw new Error(`No field ${name}`)
  return found
}
