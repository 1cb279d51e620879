import cluster from 'node:cluster'
import { identityOf } from '#app/platform/identity.server.ts'
import { settingsFromEnvironment, WrongSettings } from '#app/platform/settings.server.ts'
import { keepHeapSmall } from './small-heap.ts'

function readEnvironment() {
  try {
    const settings = settingsFromEnvironment()
    return { settings, identity: identityOf(settings) }
  } catch (error) {
    if (!(error instanceof WrongSettings)) throw error
    for (const fault of error.faults) process.stderr.write(`${fault}\n`)
    process.exit(1)
  }
}

/** Starts the site, in one process or in as many as WEB_CONCURRENCY says. The leading process loads nothing of the site itself. */
const { settings, identity } = readEnvironment()
keepHeapSmall()
if (settings.webConcurrency > 1 && cluster.isPrimary) (await import('./lead-processes.ts')).leadProcesses(settings.webConcurrency)
else await (await import('./serve-one.ts')).serveOne(settings, identity)
