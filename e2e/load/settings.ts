import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import postgres from 'postgres'
import { openEmbedded, openPostgres } from '#db/client.server.ts'
import { startOwnPostgres } from '../support/postgres.ts'
import { startSite, type Site } from '../support/site.ts'
import { fillJobs, type JobsWorld } from './fill-jobs.ts'

/** On what the site is measured: the embedded database in one process, PostgreSQL with one and with two. */
export const SETTINGS = [
  { name: 'embedded', processes: 1 },
  { name: 'postgresql', processes: 1 },
  { name: 'postgresql 2', processes: 2 },
] as const
export type SettingName = (typeof SETTINGS)[number]['name']

/** A world that sites are started on, each on a copy of its own. */
export type Worlds = { world: JobsWorld; stop: () => Promise<void> }

const folder = () => mkdtemp(path.join(tmpdir(), 'passerelle-load-'))

/** A folder with an embedded database in which the world is. */
export async function embeddedWorld(): Promise<Worlds & { dataDir: string }> {
  const dataDir = await folder()
  await (await startSite({ dataDir })).stop()
  const database = await openEmbedded(dataDir)
  const world = await fillJobs(database.db)
  await database.close()
  return { world, dataDir, stop: () => rm(dataDir, { recursive: true, force: true }) }
}

export type PostgresWorld = Worlds & {
  /** Another database with the same in it. */
  copyAs: (name: string) => Promise<string>
}

/** A PostgreSQL of our own with a database in which the world is. */
export async function postgresWorld(): Promise<PostgresWorld> {
  const server = await startOwnPostgres()
  const urlOf = (name: string) => Object.assign(new URL(server.url), { pathname: `/${name}` }).href
  const make = async (name: string, from: string) => {
    const client = postgres(urlOf('template1'), { max: 1, onnotice: () => undefined })
    await client`create database ${client(name)} template ${client(from)}`
    await client.end()
    return urlOf(name)
  }
  const url = await make('world', 'template0')
  await onSite({ databaseUrl: url }, () => Promise.resolve())
  const database = await openPostgres(url, { connections: 1 })
  const world = await fillJobs(database.db)
  await database.close()
  return { world, copyAs: (name) => make(name, 'world'), stop: server.stop }
}

type Wishes = { databaseUrl?: string; dataDir?: string; processes?: number; environment?: Record<string, string> }

/** Runs work on a site; an embedded one works on a copy of the folder. */
export async function onSite<T>(
  { databaseUrl, dataDir, processes = 1, environment }: Wishes,
  work: (site: Site) => Promise<T>,
): Promise<T> {
  const own = await folder()
  if (dataDir) await cp(dataDir, own, { recursive: true })
  const site = await startSite({
    dataDir: own,
    ...(databaseUrl ? { databaseUrl } : {}),
    environment: { LOG_LEVEL: 'info', WEB_CONCURRENCY: String(processes), ...environment },
  })
  try {
    const answering = () => site.output().split(' answers\n').length - 1
    while (processes > 1 && answering() < processes) await new Promise((resolve) => setTimeout(resolve, 50))
    return await work(site)
  } finally {
    await site.stop()
    await rm(own, { recursive: true, force: true })
  }
}
