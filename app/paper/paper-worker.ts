// Draws sheets in a thread of its own: a program of the build, started by `drawPaper`.
import { parentPort } from 'node:worker_threads'
import { renderPaper } from './render-paper.server.tsx'
import { renderPicture } from './render-picture.server.ts'
import type { ToDraw } from './paper.ts'

parentPort?.on('message', ({ n, drawn }: { n: number; drawn: ToDraw }) => {
  const drawing = 'svg' in drawn ? renderPicture(drawn) : renderPaper(drawn)
  drawing.then(
    (file) => parentPort?.postMessage({ n, file }),
    (error: unknown) => parentPort?.postMessage({ n, failed: error instanceof Error ? error.message : String(error) }),
  )
})
