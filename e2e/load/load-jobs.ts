import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { cpus, loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { openPostgres } from '#db/client.server.ts'
import { folders } from '#app/platform/folders.server.ts'
import { startPostgres } from '../support/postgres.ts'
import { startSite } from '../support/site.ts'
import { fillJobs } from './fill-jobs.ts'
import { jobsOn } from './jobs.ts'
import { jobFigures, measureJob, type JobFigures } from './measure-jobs.ts'
import { giveQuiz } from './measure-quizzes.ts'
import { memoryOf } from './processor-time.ts'

const { values } = parseArgs({ options: { json: { type: 'string' }, only: { type: 'string' }, baseline: { type: 'string' } } })

/** Measures every job of the table on PostgreSQL with one web process. The processor time counts, as on a busy machine the clock says little. */
async function load(): Promise<{ jobs: JobFigures[]; memory: number | undefined }> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'passerelle-jobs-'))
  const postgres = await startPostgres()
  try {
    const environment = { LOG_LEVEL: 'info', WEB_CONCURRENCY: '1' }
    const site = await startSite({ databaseUrl: postgres.url, dataDir, environment })
    const database = await openPostgres(postgres.url, { connections: 1 })
    try {
      const world = await fillJobs(database.db)
      await giveQuiz(database.db, world.quizCohort)
      const jobs: JobFigures[] = []
      for (const job of jobsOn(site, database.db, world)) {
        if (values.only && !job.name.includes(values.only)) continue
        jobs.push(await measureJob(job, site, database.db))
      }
      return { jobs, memory: await memoryOf(site.process.pid) }
    } finally {
      await database.close()
      await site.stop()
    }
  } finally {
    await postgres.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

const baseline = values.baseline ?? path.join(folders.root, 'e2e', 'load', 'jobs-baseline.json')
const before: { jobs: JobFigures[] } = JSON.parse(await readFile(baseline, 'utf8').catch(() => '{"jobs":[]}'))
const loadBefore = loadavg()[0] ?? 0
const { jobs, memory } = await load()
process.stdout.write(`${cpus().length} processors, Node ${process.versions.node}; load average before: ${loadBefore.toFixed(1)}\n`)
process.stdout.write(`${jobFigures(jobs, before.jobs)}\nmemory of the web process afterwards: ${memory ?? '?'} MB\n`)
if (values.json) await writeFile(values.json, `${JSON.stringify({ at: new Date().toISOString(), loadBefore, memory, jobs }, null, 2)}\n`)
