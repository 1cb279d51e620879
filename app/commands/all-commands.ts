import { folders } from '#app/platform/folders.server.ts'
import { applyRetention } from './apply-retention.ts'
import { checkContent as check } from './check-content.ts'
import { backup, migrateToPostgres, restore, restoreDrill } from './backups.ts'
import { optionText, type Command } from './command.ts'
import { createAdmin } from './create-admin.ts'
import { demoAccounts } from './demo-accounts.ts'
import { doctor } from './doctor.ts'
import { erasePerson } from './erase-person.ts'
import { exportPerson } from './export-person.ts'
import { exportQuestions } from './export-questions.ts'
import { importPeople } from './import-people.ts'
import { importQuestions } from './import-questions.ts'
import { loadContent } from './load-content.ts'
import { rebuildProgress } from './rebuild-progress.ts'
import { repeatErasures } from './repeat-erasures.ts'
import { report } from './report.ts'
import { resetSecondFactor } from './reset-second-factor.ts'
import { seed } from './seed.ts'
import { verifyAudit } from './verify-audit.ts'
import { workQueue } from './work-queue.ts'

const checkContent: Command = {
  name: 'check-content',
  usage: '[--course c10] [--folder FOLDER] [--json]',
  about: 'every problem in content/ as file:line, rule, what to do; and how much there is',
  needs: 'nothing',
  async run(words) {
    const options = { folder: optionText(words, 'folder') ?? folders.content, course: optionText(words, 'course') }
    const { exitCode, output } = await check({ ...options, json: words.options['json'] === true })
    return { exitCode, text: output, json: words.options['json'] === true ? (JSON.parse(output) as unknown) : undefined }
  },
}

/** Every command of `lms`, in the order of the help. */
export const COMMANDS: readonly Command[] = [
  checkContent,
  loadContent,
  seed,
  createAdmin,
  resetSecondFactor,
  verifyAudit,
  demoAccounts,
  exportPerson,
  importPeople,
  importQuestions,
  exportQuestions,
  report,
  erasePerson,
  applyRetention,
  repeatErasures,
  rebuildProgress,
  workQueue,
  backup,
  restore,
  restoreDrill,
  migrateToPostgres,
  doctor,
]

/** The help: one line a command. */
export const helpText = (): string =>
  ['npm run lms -- COMMAND', '', ...COMMANDS.map(({ name, usage, about }) => `  ${`${name} ${usage}`.padEnd(60)} ${about}`)].join('\n')
