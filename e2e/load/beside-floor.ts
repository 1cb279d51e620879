import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { folders } from '#app/platform/folders.server.ts'
import type { Received } from './press.ts'
import type { Step } from './steps.ts'

/** A request as the site answered it, and what it asked of the database for that. */
export type Recorded = { steps: Step[]; answer: Received }

/** The floor: a bare Node server with prepared statements that does for each recorded request what had to be done, and nothing else. */
export type Floor = { origin: string; pid: number | undefined; stop: () => Promise<void> }

function kept({ steps, answer }: Recorded) {
  const {
    date: _date,
    connection: _connection,
    'keep-alive': _keepAlive,
    'transfer-encoding': _transfer,
    'content-length': _length,
    'content-encoding': encoding,
    ...headers
  } = answer.headers
  const body = encoding === 'br' ? brotliDecompressSync(answer.body) : answer.body
  return { steps, status: answer.status, headers, body: body.toString('base64') }
}

/** Starts the floor for recorded requests, on a database of its own: the address of each is its place among them. */
export async function startFloor(recorded: readonly Recorded[], databaseUrl: string): Promise<Floor> {
  const folder = await mkdtemp(path.join(tmpdir(), 'passerelle-floor-'))
  const file = path.join(folder, 'answers.json')
  await writeFile(file, JSON.stringify(recorded.map(kept)))
  const program = path.join(folders.root, 'e2e', 'load', 'floor-server.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', program, file, databaseUrl], {
    cwd: folders.root,
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [port] = (await once(child.stdout, 'data')) as [Buffer]
  return {
    origin: `http://127.0.0.1:${port.toString().trim()}`,
    pid: child.pid,
    stop: async () => {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
      await rm(folder, { recursive: true, force: true })
    },
  }
}
