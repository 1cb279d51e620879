import { folders } from '#app/platform/folders.server.ts'
import { loadContent as load } from '#app/publishing/load-content.server.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import type { Command } from './command.ts'

/** Loads the content folder into the database: changed courses become new versions. */
export const loadContent: Command = {
  name: 'load-content',
  usage: '[--json]',
  about: 'loads content/ into the database; changed courses become new versions',
  needs: 'database',
  async run(_words, { database: { db }, now }) {
    const report = await load(db, folders.content, moroccoDay(now))
    const lines = [
      ...report.skipped.map(({ place, item, reason }) => `${place}  ${item}  ${reason}`),
      ...report.imported.map(({ course, version }) => `${course}: version ${version} is new`),
      `${report.imported.length} courses loaded, ${report.unchanged.length === 1 && report.unchanged[0] === 'all' ? 'nothing had changed' : `${report.unchanged.length} unchanged`}, ${report.milliseconds} ms`,
    ]
    return { exitCode: report.skipped.length > 0 ? 1 : 0, text: lines.join('\n'), json: { ...report, warnings: [] } }
  },
}
