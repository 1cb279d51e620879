import type { Database } from '#db/client.server.ts'
import type { Settings } from '#app/platform/settings.server.ts'

/** What a command answers: for people a text, for programs the same as JSON, and the exit code. */
export type CommandResult = { exitCode: number; text: string; json: unknown }

/** The words after the command's name. */
export type CommandWords = { positionals: string[]; options: Record<string, string | true> }

/** One command of `lms`. Those with a database run inside the server where one holds the data folder. */
export type Command = {
  name: string
  /** One line for the help: what follows the name, and what it does. */
  usage: string
  about: string
  /** Set where a running server does the same by itself: `lms` then says so. */
  isServersOwn?: true
} & (
  | { needs: 'nothing'; run: (words: CommandWords) => Promise<CommandResult> }
  | { needs: 'database'; run: (words: CommandWords, parts: CommandParts) => Promise<CommandResult> }
)

export type CommandParts = { database: Database; settings: Settings; now: Date }

/** A result that says why nothing was done. */
export const refused = (text: string, json: unknown = { error: text }): CommandResult => ({ exitCode: 1, text, json })

/** An option's text, if it was given one. */
export const optionText = (words: CommandWords, name: string): string | undefined => {
  const value = words.options[name]
  return typeof value === 'string' ? value : undefined
}

/** Splits the words of a command line: `--name value`, `--name=value`, `--flag`. */
export function readWords(parameters: readonly string[], flags: readonly string[] = ['json', 'dry-run', 'help', 'once']): CommandWords {
  const words: CommandWords = { positionals: [], options: {} }
  for (let index = 0; index < parameters.length; index += 1) {
    const word = parameters[index] ?? ''
    const [, name, inline] = /^--([a-z-]+)(?:=(.*))?$/s.exec(word) ?? []
    if (name === undefined) words.positionals.push(word)
    else if (inline !== undefined) words.options[name] = inline
    else if (flags.includes(name) || parameters[index + 1] === undefined || parameters[index + 1]?.startsWith('--'))
      words.options[name] = true
    else words.options[name] = parameters[(index += 1)] ?? ''
  }
  return words
}
