import { randomUUID } from 'node:crypto'
import { castPerson, DEMONSTRATION_PASSWORD } from '#db/seed/cast.ts'
import type { Site } from '../support/site.ts'
import { JOBS_WORLD, type JobsWorld } from './fill-jobs.ts'
import { takes } from './measure-quizzes.ts'
import { ask } from './press.ts'
import type { JobName } from './wanted.ts'
import { fieldIn, pageIn, speakerOn, type Asking, type Speaker } from './speaker.ts'

/** One job of a person, from its first request to its last page. */
export type Job = {
  name: JobName
  /** How often it is done for one figure. */
  times: number
  /** Whether it can be done only once by the same person: the others leave all as it was. */
  isOnce: boolean
  /** Everything that is not part of the job itself: who does it, and what must be there before. */
  prepare: (n: number) => Promise<() => Promise<Speaker>>
}

const WORDS = 2000
const longText = Array.from(
  { length: WORDS },
  (_, n) => ['Notre', 'atelier', 'coud', 'des', 'sacs', 'solides', 'et', `vend-${n}`][n % 8],
).join(' ')

/** A speaker for whom an answer that is no page is a fault of the measurement. */
function readerOn(site: Pick<Site, 'origin'>, cookie: string, asking: Asking): Speaker {
  const one = speakerOn(site, cookie, asking)
  const { send } = one
  one.send = async (address, form) => {
    const answer = await send(address, form)
    if (answer.status !== 200) throw new Error(`${one.at} was answered ${answer.status}`)
    return answer
  }
  return one
}

type Parts = {
  world: JobsWorld
  as: (personId: string) => Speaker
  reading: (who: (n: number) => string, ...addresses: string[]) => Job['prepare']
}

/** What is to be measured on a site with the world of `fillJobs`. Nothing is asked but of the site, and that by `asking`. */
export function jobsOn(site: Pick<Site, 'origin'>, world: JobsWorld, asking: Asking = ask): Job[] {
  const as = (personId: string) => readerOn(site, world.cookieOf(personId), asking)
  const reading: Parts['reading'] =
    (who, ...addresses) =>
    async (n) => {
      const one = as(who(n))
      return async () => {
        for (const address of addresses) await one.send(address)
        return one
      }
    }
  const parts = { world, as, reading }
  return [
    ...[...learnersJobs(parts), ...trainersJobs(parts), ...coordinatorsJobs(parts)],
    {
      ...{ name: 'sign in', times: 48, isOnce: true },
      prepare: async () => {
        const one = readerOn(site, '', asking)
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

const pageFor = async (one: Speaker, address: string) => pageIn(await one.send(address))

const learnersJobs = ({ world, as, reading }: Parts): Job[] => [
  {
    ...{ name: 'lesson', times: 200, isOnce: false },
    prepare: reading(world.learner, '/lecons/c10-m1-l1'),
  },
  {
    ...{ name: 'course page', times: 200, isOnce: false },
    prepare: reading(world.learner, '/cours/c10'),
  },
  {
    ...{ name: 'home', times: 200, isOnce: false },
    prepare: reading(world.learner, '/accueil'),
  },
  {
    ...{ name: 'quiz of 10, start to review', times: 24, isOnce: true },
    prepare: async (n) => {
      const one = as(world.quizTaker(n))
      return async () => {
        const { speaker, failures } = await takes(one)
        if (failures > 0) throw new Error('The quiz was refused')
        return speaker
      }
    },
  },
  {
    ...{ name: 'save 2,000 words and hand in', times: 24, isOnce: true },
    prepare: async (n) => {
      const plan = `/plan/${world.writersPlan(n)}`
      const basedOn = fieldIn(await pageFor(as(world.writer(n)), `${plan}/p1`), 'basedOn')
      const one = as(world.writer(n))
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
]

function trainersJobs({ world, as, reading }: Parts): Job[] {
  const { trainerOf50, trainerOf500 } = world.staff
  return [
    {
      ...{ name: 'queue of 50', times: 40, isOnce: false },
      prepare: reading(() => trainerOf50, '/correction'),
    },
    {
      ...{ name: 'queue of 500', times: 16, isOnce: false },
      prepare: reading(() => trainerOf500, '/correction?pages=20'),
    },
    {
      ...{ name: 'open a submission', times: 40, isOnce: false },
      prepare: (n) => reading(() => trainerOf50, `/correction/${world.submission(n)}`)(n),
    },
    {
      ...{ name: 'save a rubric mark', times: 40, isOnce: true },
      prepare: async (n) => {
        const submission = world.submission(n)
        await as(trainerOf50).send(`/correction/${submission}`, { intent: 'take' })
        const page = await pageFor(as(trainerOf50), `/correction/${submission}`)
        const [basedOn, was] = [fieldIn(page, 'basedOn'), fieldIn(page, 'was')]
        const criterion = { intent: 'criterion', criterionId: fieldIn(page, 'criterionId'), comment: 'Clair' }
        const form = { ...criterion, levelId: was.startsWith('l3') ? 'l2' : 'l3', points: '', basedOn, was }
        const one = as(trainerOf50)
        return async () => {
          await one.send(`/correction/${submission}/garder`, form)
          return one
        }
      },
    },
  ]
}

function coordinatorsJobs({ world, reading }: Parts): Job[] {
  const { coordinator, exporter } = world.staff
  const boards = Array.from({ length: JOBS_WORLD.cohorts }, (_, n) => `/cohortes/${world.cohort(n)}`)
  const board = boards[2] ?? ''
  const exported = (addresses: readonly string[]) => reading(exporter, ...addresses.map((address) => `${address}/tableau.csv`))
  return [
    {
      ...{ name: 'progress of a cohort of 70', times: 24, isOnce: false },
      prepare: reading(() => coordinator, `${board}?cours=c10`),
    },
    {
      ...{ name: 'progress of all 1,050', times: 4, isOnce: false },
      prepare: reading(() => coordinator, ...boards.map((address) => `${address}?cours=c10`)),
    },
    {
      ...{ name: 'progress of 70 as CSV', times: 16, isOnce: false },
      prepare: exported([board]),
    },
    {
      ...{ name: 'progress of all 1,050 as CSV', times: 3, isOnce: false },
      prepare: exported(boards),
    },
    {
      ...{ name: 'an organisation over ten courses', times: 30, isOnce: false },
      prepare: reading(() => coordinator, `${board}?organisation=${world.organisation}`),
    },
  ]
}
