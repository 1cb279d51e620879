import cluster from 'node:cluster'
import { YOUNG_ROOM } from './small-heap.ts'

/** A process that ends sooner than this after its start is not started again at once: something is wrong with every start. */
const RESTART_PAUSE_MS = 1_000

/**
 * Keeps a number of processes of the site alive: the first starts alone, so that tables and content are ready for the others; one that dies is replaced; a
 * stop is handed to all. Ends with the code of the first process where that one cannot start at all.
 */
export function leadProcesses(count: number): void {
  let isReady = false
  let isStopping = false
  cluster.setupPrimary({ execArgv: [...process.execArgv, YOUNG_ROOM] })
  cluster.on('listening', (worker, { address, port }) => {
    process.stdout.write(`Process ${worker.process.pid} answers\n`)
    if (isReady) return
    isReady = true
    process.stdout.write(`\nPasserelle: http://${address ?? '127.0.0.1'}:${port} in ${count} processes\n\n`)
    for (let started = 1; started < count; started += 1) cluster.fork()
  })
  cluster.on('exit', (worker, code) => {
    if (!isReady) process.exit(code || 1)
    if (!isStopping) {
      process.stderr.write(`Process ${worker.process.pid} ended (${code}) and is replaced\n`)
      setTimeout(() => !isStopping && cluster.fork(), RESTART_PAUSE_MS)
      return
    }
    if (Object.keys(cluster.workers ?? {}).length === 0) process.exit(0)
  })
  const stop = () => {
    isStopping = true
    for (const worker of Object.values(cluster.workers ?? {})) worker?.process.kill('SIGTERM')
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  cluster.fork()
}
