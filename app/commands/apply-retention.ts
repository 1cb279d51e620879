import { applyRetention as apply } from '#app/privacy/apply-retention.server.ts'
import type { Command } from './command.ts'

/** Deletes what has come to the end of its time, or shows what would go. */
export const applyRetention: Command = {
  name: 'apply-retention',
  usage: '[--dry-run] [--json]',
  about: 'deletes what has come to the end of its time, every night by itself; --dry-run only counts',
  needs: 'database',
  async run({ options }, { database: { db }, settings, now }) {
    const isRehearsal = options['dry-run'] === true
    const report = await apply(db, { isRehearsal, dataDir: settings.dataDir }, now)
    const rows = Object.entries(report.rows).map(([table, count]) => `  ${table.padEnd(28)} ${count}`)
    const said = isRehearsal ? 'Nothing was changed. Over their time:' : 'Deleted, because their time is over:'
    const letters = `  ${'kept e-mails'.padEnd(28)} ${report.letters}`
    return {
      exitCode: 0,
      text: [said, ...rows, letters, `  ${'people'.padEnd(28)} ${report.people}`].join('\n'),
      json: { ...report, isRehearsal },
    }
  },
}
