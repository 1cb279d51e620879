import { spawn } from 'node:child_process'
import path from 'node:path'
import { folders } from '#app/platform/folders.server.ts'

/** How a program ended, and what it said. */
export type Ended = { code: number | null; out: string; err: string; milliseconds: number }

/** Runs one of the two built programs to its end. One that runs on after the limit, or until `killWhen` says so, is killed, and its code is null. */
export function runProgram(
  name: 'serve' | 'lms',
  words: readonly string[],
  environment: Record<string, string>,
  { limit = 30_000, killWhen }: { limit?: number; killWhen?: () => boolean } = {},
): Promise<Ended> {
  const started = performance.now()
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(folders.build, 'programs', `${name}.mjs`), ...words], {
      cwd: folders.root,
      env: {
        PATH: process.env['PATH'] ?? '',
        NODE_ENV: 'production',
        PASSWORD_COST: 'low',
        LOG_LEVEL: 'warn',
        ...(process.env['PASSERELLE_BUILD'] ? { PASSERELLE_BUILD: process.env['PASSERELLE_BUILD'] } : {}),
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const said = { out: '', err: '' }
    child.stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (said.err += chunk.toString()))
    const tooLong = setTimeout(() => child.kill('SIGKILL'), limit)
    const looking = setInterval(() => killWhen?.() && child.kill('SIGKILL'), 5)
    child.once('error', reject)
    child.once('close', (code) => {
      clearTimeout(tooLong)
      clearInterval(looking)
      resolve({ code, ...said, milliseconds: Math.round(performance.now() - started) })
    })
  })
}
