import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { folders } from '#app/platform/folders.server.ts'
import type { Received } from './press.ts'

/** A bare Node server with an answer of its own. */
export type Bare = { url: string; pid: number | undefined; stop: () => Promise<void> }

/** Starts a bare Node server that sends the same bytes under the same headers as an answer of the site. */
export async function startBare({ status, headers, body }: Received): Promise<Bare> {
  const folder = await mkdtemp(path.join(tmpdir(), 'passerelle-bare-'))
  const file = path.join(folder, 'answer.json')
  const { date: _date, connection: _connection, 'keep-alive': _keepAlive, 'transfer-encoding': _encoding, ...own } = headers
  await writeFile(file, JSON.stringify({ status, headers: own, body: body.toString('base64') }))
  const child = spawn(process.execPath, ['--import', 'tsx', path.join(folders.root, 'e2e', 'load', 'bare-server.ts'), file], {
    cwd: folders.root,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [port] = (await once(child.stdout, 'data')) as [Buffer]
  return {
    url: `http://127.0.0.1:${port.toString().trim()}/`,
    pid: child.pid,
    stop: async () => {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
      await rm(folder, { recursive: true, force: true })
    },
  }
}
