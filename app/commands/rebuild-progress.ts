import { rebuildProgress as rebuild } from '#app/platform/rebuild-progress.server.ts'
import type { Command } from './command.ts'

/** Makes the progress of everybody again from the events; with --dry-run it only tells what differs, exit code 1 where something does. */
export const rebuildProgress: Command = {
  name: 'rebuild-progress',
  usage: '[--dry-run] [--json]',
  about: 'makes the progress of everybody again from their events; --dry-run only tells what differs',
  needs: 'database',
  async run({ options }, { database: { db } }) {
    const isRehearsal = options['dry-run'] === true
    const found = await rebuild(db, { isRehearsal })
    const said = isRehearsal ? 'differ from their events' : 'differed from their events and are put right'
    const text = `${found.people} people, ${found.items} items; ${found.changed} ${said}. ${found.withoutEvents} items have no event and stay.`
    return { exitCode: isRehearsal && found.changed > 0 ? 1 : 0, text, json: { ...found, isRehearsal } }
  },
}
