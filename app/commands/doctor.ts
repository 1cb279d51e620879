import { findingText } from '#app/administration/health/finding-text.ts'
import { administrationWords } from '#app/administration/words/words.ts'
import { examine } from '#app/platform/health.server.ts'
import type { Command } from './command.ts'

/** Looks at everything an installation needs and says in words what is well and what is not; exit code 1 when something is not. */
export const doctor: Command = {
  name: 'doctor',
  usage: '[--json]',
  about: 'settings, database, migrations, content, jobs, disk and versions, in words',
  needs: 'database',
  async run(_words, { database: { db }, settings }) {
    const { names, says } = administrationWords.en.health
    const findings = await examine({ db, settings })
    const lines = findings.map((finding) => {
      const state = finding.isWell ? 'well    ' : 'NOT WELL'
      const place = 'place' in finding ? ` (${finding.place})` : ''
      return `${state} ${names[finding.about].padEnd(12)} ${plain(findingText(finding, says, 'en'))}${place}`
    })
    return { exitCode: findings.every(({ isWell }) => isWell) ? 0 : 1, text: lines.join('\n'), json: { findings } }
  },
}

/** A terminal shows the marks that keep names apart on a page as stray signs. */
const plain = (text: string) => text.replace(/[\u2066-\u2069]/g, '')
