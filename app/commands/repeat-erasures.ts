import { erasureListOf, listedErasures } from '#app/privacy/erasure-list.server.ts'
import { repeatErasures as repeat } from '#app/privacy/repeat-erasures.server.ts'
import type { Command } from './command.ts'

/** Erases again who came back with a backup, by the list of erasures. */
export const repeatErasures: Command = {
  name: 'repeat-erasures',
  usage: '[LIST] [--json]',
  about:
    'after a restore: erases again who was erased since the backup, by DATA_DIR/erasures.list or the list you name; every night by itself',
  needs: 'database',
  async run({ positionals: [given] }, { database: { db }, settings, now }) {
    const list = given ?? erasureListOf(settings)
    const hashes = await listedErasures(list)
    const done = await repeat(db, hashes, now)
    const stays = done.kept > 0 ? ' The last administrator is on the list and stays: make another one first.' : ''
    const text = `${hashes.length} erasures on the list ${list}; erased again: ${done.erased}.${stays}`
    return { exitCode: done.kept > 0 ? 1 : 0, text, json: { list, listed: hashes.length, ...done } }
  },
}
