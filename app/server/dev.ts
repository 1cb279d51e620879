import { spawn } from 'node:child_process'
import { watch } from 'node:fs'
import path from 'node:path'
import { folders } from '#app/platform/folders.server.ts'

const bin = (name: string) => path.join(folders.root, 'node_modules', '.bin', name)
const PAUSE = 300

let server: ReturnType<typeof spawn> | undefined
let isBusy = false
let isAgain = false

function buildPages(): Promise<number> {
  return new Promise((resolve) => {
    spawn(bin('remix'), ['vite:build', '--logLevel', 'warn'], { cwd: folders.root, stdio: 'inherit' }).once('exit', (code) =>
      resolve(code ?? 1),
    )
  })
}

function stopServer(): Promise<void> {
  const running = server
  server = undefined
  if (!running || running.exitCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    running.once('exit', () => resolve())
    running.kill('SIGTERM')
  })
}

/** Builds and starts anew; a change during the build asks for one more round. */
async function restart(): Promise<void> {
  if (isBusy) {
    isAgain = true
    return
  }
  isBusy = true
  if ((await buildPages()) === 0) {
    await stopServer()
    server = spawn(bin('tsx'), [path.join('app', 'server', 'serve.ts')], { cwd: folders.root, stdio: 'inherit' })
  }
  isBusy = false
  if (isAgain) {
    isAgain = false
    await restart()
  }
}

let waiting: NodeJS.Timeout | undefined
for (const place of ['app', 'db', 'content', 'public']) {
  watch(path.join(folders.root, place), { recursive: true }, () => {
    clearTimeout(waiting)
    waiting = setTimeout(() => void restart(), PAUSE)
  })
}
await restart()
