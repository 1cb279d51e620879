import { formatInstant } from '#app/language/dates.ts'
import { formatBytes, say } from '#app/language/words.ts'
import type { Finding } from '#app/platform/health.server.ts'
import type { Language } from '#app/rules/languages.ts'
import { isolated } from '#app/language/isolated.ts'
import type { AdministrationWords } from '../words/fr.ts'

type Words = AdministrationWords['health']['says']
type About<Name extends Finding['about']> = Extract<Finding, { about: Name }>

function migrationsText({ applied, shipped }: About<'migrations'>, says: Words): string {
  const sentence = applied === shipped ? says.tablesWell : applied < shipped ? says.tablesBehind : says.tablesAhead
  return say(sentence, { applied, shipped })
}

function contentText(finding: About<'content'>, says: Words, language: Language): string {
  if (!finding.isWell) return says.noContent
  const loaded = finding.loadedAt ? [say(says.contentLoaded, { when: formatInstant(finding.loadedAt, language) })] : []
  return [say(says.content, { courses: finding.courses, lessons: finding.lessons }), ...loaded].join(' ')
}

function maintenanceText({ at, isAutomatic }: About<'maintenance'>, says: Words, language: Language): string {
  if (isAutomatic) return says.automatic
  return at ? say(says.maintained, { when: formatInstant(at, language) }) : says.notMaintained
}

function backupsText({ at, isDaily, isWell }: About<'backups'>, says: Words, language: Language): string {
  if (!isDaily) return says.noBackups
  if (!at) return says.backupAwaited
  return say(isWell ? says.backup : says.backupOld, { when: formatInstant(at, language) })
}

/** What was found about one thing, in sentences that an operator understands without looking anything up. */
export function findingText(finding: Finding, says: Words, language: Language): string {
  switch (finding.about) {
    case 'settings': {
      const use = say(finding.isDemonstration ? says.demonstration : says.realUse, { address: isolated(finding.address) })
      return finding.isBehindProxy ? `${use} ${says.behindProxy}` : use
    }
    case 'database': {
      const answers = say(says[finding.engine], { version: finding.version, ms: finding.milliseconds })
      return finding.isWell ? answers : `${answers} ${says.slow}`
    }
    case 'migrations':
      return migrationsText(finding, says)
    case 'content':
      return contentText(finding, says, language)
    case 'jobs':
      return say(says.jobs, { waiting: finding.waiting, givenUp: finding.givenUp })
    case 'maintenance':
      return maintenanceText(finding, says, language)
    case 'backups':
      return backupsText(finding, says, language)
    case 'disk':
      return say(finding.isWell ? says.disk : says.diskLow, { free: formatBytes(finding.freeMb * 1_000_000, language) })
    case 'versions':
      return say(says.versions, { program: finding.program, node: finding.node })
  }
}
