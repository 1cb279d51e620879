import { FolderInUse } from '#db/folder-lock.ts'
import { databasePlace, openDatabase } from '#app/platform/database.server.ts'
import { folders } from '#app/platform/folders.server.ts'
import { describeError } from '#app/platform/log.server.ts'
import { settingsFromEnvironment, WrongSettings } from '#app/platform/settings.server.ts'
import { COMMANDS, helpText } from './all-commands.ts'
import { readWords, refused, type Command, type CommandResult, type CommandWords } from './command.ts'
import { askServer } from './through-server.ts'

async function withDatabase(command: Extract<Command, { needs: 'database' }>, words: CommandWords): Promise<CommandResult> {
  const settings = settingsFromEnvironment()
  try {
    const database = await openDatabase(settings, { migrations: folders.migrations, archive: folders.archive })
    try {
      return await command.run(words, { database, settings, now: new Date() })
    } finally {
      await database.close()
    }
  } catch (error) {
    // A server has the embedded database: it runs the command itself.
    if (error instanceof FolderInUse) {
      return askServer(settings.dataDir, command.name, words).catch(() =>
        refused(`${error.message} The program that holds it does not answer.`),
      )
    }
    return refused(`The database at ${databasePlace(settings)} could not be used: ${describeError(error).message}`)
  }
}

async function run(parameters: string[]): Promise<CommandResult> {
  const [name, ...rest] = parameters
  const words = readWords(rest)
  const command = COMMANDS.find((candidate) => candidate.name === name)
  if (name === undefined || name === 'help' || name === '--help')
    return { exitCode: 0, text: helpText(), json: COMMANDS.map(({ name: known, usage, about }) => ({ name: known, usage, about })) }
  if (!command) return { exitCode: 2, text: `There is no command ${name}.\n\n${helpText()}`, json: { error: 'unknown-command' } }
  if (words.options['help'])
    return { exitCode: 0, text: `lms ${command.name} ${command.usage}\n${command.about}`, json: { usage: command.usage } }
  return command.needs === 'nothing' ? command.run(words) : withDatabase(command, words)
}

try {
  const parameters = process.argv.slice(2)
  const result = await run(parameters)
  const text = parameters.includes('--json') && result.json !== undefined ? JSON.stringify(result.json, null, 2) : result.text
  process.stdout.write(`${text}\n`)
  process.exitCode = result.exitCode
} catch (error) {
  if (!(error instanceof WrongSettings)) throw error
  process.stderr.write(`${error.faults.join('\n')}\n`)
  process.exitCode = 2
}
