import { work } from '#app/jobs.server.ts'
import { openLog } from '#app/platform/log.server.ts'
import { openMail } from '#app/platform/mail.server.ts'
import { secretOf } from '#app/platform/secret.server.ts'
import { startWorker, workOff } from '#app/platform/worker.server.ts'
import type { Command } from './command.ts'

/** Resolves when the operator or the system ends the program. */
const ended = () =>
  new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve())
  })

/** Does the work of the queue in a process of its own, beside web processes with WORK=no; `--once` does what is due and ends. */
export const workQueue: Command = {
  name: 'work',
  usage: '[--once]',
  about: 'does what waits in the queue (e-mails, tidying) until it is stopped',
  needs: 'database',
  isServersOwn: true,
  async run(words, { database: { db }, settings }) {
    const parts = { db, settings, secret: await secretOf(settings), log: openLog(settings.logLevel), mail: openMail(settings), work }
    if (words.options['once']) {
      const done = await workOff(parts)
      return { exitCode: 0, text: `${done} done.`, json: { done } }
    }
    const worker = startWorker(parts)
    await ended()
    await worker.stop()
    return { exitCode: 0, text: 'Stopped.', json: { stopped: true } }
  },
}
