import { spawn, type ChildProcess } from 'node:child_process'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openEmbedded } from '#db/client.server.ts'
import type { Db } from '#db/handle.ts'
import { folders } from '#app/platform/folders.server.ts'
import { YOUNG_ROOM } from '#app/server/small-heap.ts'
import { freePort } from './postgres.ts'

/** A running site of its own, with a world of its own. */
export type Site = { origin: string; dataDir: string; process: ChildProcess; stop: () => Promise<void>; output: () => string }

export type SiteWishes = { dataDir?: string; databaseUrl?: string; environment?: Record<string, string> }

function ended(child: ChildProcess): Promise<void> {
  return child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((resolve) => child.once('exit', () => resolve()))
}

/** Starts the built site on a free port and waits until it says that it is ready. Throws with what it printed when it ends before. */
export async function startSite(wishes: SiteWishes = {}): Promise<Site> {
  const port = await freePort()
  const dataDir = wishes.dataDir ?? (await mkdtemp(path.join(tmpdir(), 'passerelle-site-')))
  const child = spawn(process.execPath, [YOUNG_ROOM, path.join(folders.build, 'programs', 'serve.mjs')], {
    cwd: folders.root,
    env: {
      PATH: process.env['PATH'] ?? '',
      NODE_ENV: 'production',
      PORT: String(port),
      DATA_DIR: dataDir,
      PASSWORD_COST: 'low',
      LOG_LEVEL: 'warn',
      ...(process.env['PASSERELLE_BUILD'] ? { PASSERELLE_BUILD: process.env['PASSERELLE_BUILD'] } : {}),
      ...(wishes.databaseUrl
        ? { DATABASE_URL: wishes.databaseUrl, DEMONSTRATION: 'yes', SECRET: 'a secret for tests only, long enough' }
        : {}),
      ...wishes.environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  let isReady = false
  await new Promise<void>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      printed += chunk.toString()
      if (isReady || !printed.includes(`:${port}`)) return
      isReady = true
      resolve()
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('exit', (code) => reject(new Error(`The site ended with ${code}: ${printed}`)))
  })
  return {
    origin: `http://127.0.0.1:${port}`,
    dataDir,
    process: child,
    output: () => printed,
    stop: async () => {
      child.kill('SIGTERM')
      await ended(child)
      if (!wishes.dataDir) await rm(dataDir, { recursive: true, force: true })
    },
  }
}

let template: Promise<string> | undefined

/** A data folder with the seeded world, made once per process and copied for each site. */
async function seededFolder(): Promise<string> {
  template ??= (async () => {
    const dataDir = await mkdtemp(path.join(tmpdir(), 'passerelle-world-'))
    const site = await startSite({ dataDir })
    await site.stop()
    return dataDir
  })()
  const copy = await mkdtemp(path.join(tmpdir(), 'passerelle-site-'))
  await cp(await template, copy, { recursive: true })
  return copy
}

/** Starts a site on a fresh copy of the seeded world, which `change` may change before. */
export async function startSeededSite(environment: Record<string, string> = {}, change?: (db: Db) => Promise<void>): Promise<Site> {
  const dataDir = await seededFolder()
  if (change) {
    const database = await openEmbedded(dataDir)
    await change(database.db)
    await database.close()
  }
  const site = await startSite({ dataDir, environment })
  return {
    ...site,
    stop: async () => {
      await site.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
