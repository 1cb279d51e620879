import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { folders } from '#app/platform/folders.server.ts'
import type { Paper, ToDraw } from './paper.ts'

/** The program that draws. Only a build has it: tests and development draw in their own thread. */
const isBuilt = fileURLToPath(import.meta.url).startsWith(folders.build + path.sep)
const PROGRAM = path.join(folders.build, 'programs', 'paper.mjs')
/** The thread ends when nothing was drawn for so long: it holds the memory of two servers. */
const IDLE_MS = 60_000

type Waiting = { resolve: (file: Buffer) => void; reject: (error: Error) => void }
type Drawn = { n: number; file?: Uint8Array; failed?: string }
type Thread = { worker: Worker; waiting: Map<number, Waiting>; last: number; idle: NodeJS.Timeout | undefined }

let running: Thread | undefined

function startThread(): Thread {
  const thread: Thread = { worker: new Worker(PROGRAM), waiting: new Map(), last: 0, idle: undefined }
  thread.worker.unref()
  const end = (error: Error) => {
    if (running === thread) running = undefined
    for (const { reject } of thread.waiting.values()) reject(error)
    thread.waiting.clear()
  }
  thread.worker.on('message', ({ n, file, failed }: Drawn) => {
    const asked = thread.waiting.get(n)
    thread.waiting.delete(n)
    if (file) asked?.resolve(Buffer.from(file))
    else asked?.reject(new Error(failed))
    if (thread.waiting.size > 0) return
    thread.idle = setTimeout(() => void thread.worker.terminate(), IDLE_MS).unref()
  })
  thread.worker.once('error', end)
  thread.worker.once('exit', () => end(new Error('The thread that draws sheets has ended')))
  return thread
}

function inThread(drawn: ToDraw): Promise<Buffer> {
  const thread = (running ??= startThread())
  clearTimeout(thread.idle)
  const n = (thread.last += 1)
  return new Promise((resolve, reject) => {
    thread.waiting.set(n, { resolve, reject })
    thread.worker.postMessage({ n, drawn })
  })
}

/** Draws sheets of A4 as a PDF, beside the thread that answers pages: learners do not wait for somebody's sheets. */
export async function drawPaper(paper: Paper): Promise<Buffer> {
  if (isBuilt) return inThread(paper)
  const { renderPaper } = await import('./render-paper.server.tsx')
  return renderPaper(paper)
}

/** Draws an SVG as a PNG of this width, beside the thread that answers pages. */
export async function drawPicture(picture: { svg: string; width: number }): Promise<Buffer> {
  if (isBuilt) return inThread(picture)
  const { renderPicture } = await import('./render-picture.server.ts')
  return renderPicture(picture)
}
