import { openPostgres } from '#db/client.server.ts'
import { jobsOn, type Job } from './jobs.ts'
import { measureFloor, recordJob, recorderOn, type FloorFigures, type RecordedJob } from './measure-floor.ts'
import { measureJob, type JobFigures } from './measure-jobs.ts'
import { memoryOf } from './processor-time.ts'
import { recordedLineTo } from './recorded-line.ts'
import { makeSameIds } from './same-ids.ts'
import { embeddedWorld, onSite, postgresWorld, SETTINGS, type PostgresWorld, type SettingName } from './settings.ts'

/** What is measured of all jobs: in each setting, what the floor takes for the same, and the memory of a web process at the end of each. */
export type JobsFigures = { jobs: JobFigures[]; floor: FloorFigures[]; memory: Array<{ setting: string; megabytes: number | undefined }> }

export type JobsWishes = { settings: ReadonlySet<SettingName>; isWanted: (job: string) => boolean; say: (line: string) => void }

/** Measures jobs in the settings that are wished for, and the floor beside those on PostgreSQL. */
export async function measureJobs({ settings, isWanted, say }: JobsWishes): Promise<JobsFigures> {
  const figures: JobsFigures = { jobs: [], floor: [], memory: [] }
  const wanted = (jobs: Job[]) => jobs.filter(({ name }) => isWanted(name))
  if (settings.has('embedded')) {
    const made = await embeddedWorld()
    try {
      await onSite({ dataDir: made.dataDir }, async (site) => {
        for (const job of wanted(jobsOn(site, made.world))) figures.jobs.push(await measureJob(job, site, 'embedded', undefined))
        figures.memory.push({ setting: 'embedded', megabytes: await memoryOf(site.process.pid) })
      })
    } finally {
      await made.stop()
    }
    say('measured: embedded')
  }
  const others = SETTINGS.filter(({ name }) => name !== 'embedded' && settings.has(name))
  if (others.length === 0) return figures
  const made = await postgresWorld()
  try {
    for (const { name, processes } of others) {
      const databaseUrl = await made.copyAs(name.replace(' ', ''))
      const database = await openPostgres(databaseUrl, { connections: 1 })
      await onSite({ databaseUrl, processes }, async (site) => {
        for (const job of wanted(jobsOn(site, made.world))) figures.jobs.push(await measureJob(job, site, name, database.db))
        if (processes === 1) figures.memory.push({ setting: name, megabytes: await memoryOf(site.process.pid) })
      })
      await database.close()
      say(`measured: ${name}`)
    }
    figures.floor.push(...(await measureFloors(made, wanted)))
    say('measured: the floor')
  } finally {
    await made.stop()
  }
  return figures
}

/** Records every job on one copy of the world and repeats it on another. */
async function measureFloors(made: PostgresWorld, wanted: (jobs: Job[]) => Job[]): Promise<FloorFigures[]> {
  const [recordedUrl, repeatedUrl] = [await made.copyAs('recorded'), await made.copyAs('repeated')]
  const [recorded, repeated] = [await openPostgres(recordedUrl, { connections: 1 }), await openPostgres(repeatedUrl, { connections: 1 })]
  const line = await recordedLineTo(recordedUrl)
  try {
    for (const { db } of [recorded, repeated]) await makeSameIds(db)
    // The work of the queue would be asked between the requests, and is not theirs.
    const jobs = await onSite({ databaseUrl: line.url, environment: { WORK: 'no' } }, async (site) => {
      const recorder = recorderOn(line)
      const kept: RecordedJob[] = []
      for (const [n, job] of wanted(jobsOn(site, made.world, recorder.asking)).entries())
        kept.push(await recordJob(job, recorder, recorded.db, n))
      return kept
    })
    const floors: FloorFigures[] = []
    for (const [n, job] of jobs.entries()) floors.push(await measureFloor(job, repeatedUrl, repeated.db, n))
    return floors
  } finally {
    await line.close()
    await recorded.close()
    await repeated.close()
  }
}
