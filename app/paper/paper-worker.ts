// Draws sheets in a thread of its own: a program of the build, started by `drawPaper`.
import { parentPort } from 'node:worker_threads'
import { renderPaper } from './render-paper.server.tsx'
import type { Paper } from './paper.ts'

parentPort?.on('message', ({ n, paper }: { n: number; paper: Paper }) => {
  renderPaper(paper).then(
    (file) => parentPort?.postMessage({ n, file }),
    (error: unknown) => parentPort?.postMessage({ n, failed: error instanceof Error ? error.message : String(error) }),
  )
})
