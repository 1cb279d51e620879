import { createHash } from 'node:crypto'
import { chmodSync, rmSync } from 'node:fs'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import { COMMANDS } from './all-commands.ts'
import { refused, type CommandParts, type CommandResult, type CommandWords } from './command.ts'

/** Paths of local sockets may not be longer than this on common systems. */
const LONGEST_PATH = 100
const LONGEST_REQUEST = 1_000_000

/** Where the server of a data folder listens for `lms`: a socket in the folder, readable by its owner only. */
export function socketOf(dataDir: string): string {
  const own = path.join(dataDir, 'lms.sock')
  if (process.platform === 'win32') return `\\\\.\\pipe\\passerelle-${createHash('sha256').update(dataDir).digest('hex').slice(0, 16)}`
  return own.length <= LONGEST_PATH
    ? own
    : path.join(tmpdir(), `passerelle-${createHash('sha256').update(dataDir).digest('hex').slice(0, 16)}.sock`)
}

const request = z.object({
  name: z.string(),
  words: z.object({ positionals: z.array(z.string()), options: z.record(z.string(), z.union([z.string(), z.literal(true)])) }),
})
const answer = z.object({ exitCode: z.number(), text: z.string(), json: z.unknown() })

/** Runs a command on an open database. */
export async function runCommand(name: string, words: CommandWords, parts: CommandParts): Promise<CommandResult> {
  const command = COMMANDS.find((candidate) => candidate.name === name)
  if (!command) return refused(`There is no command ${name}.`)
  if (command.isServersOwn) return refused('The running server does this work already.')
  return command.needs === 'nothing' ? command.run(words) : command.run(words, parts)
}

function readLine(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    socket.setEncoding('utf8')
    socket.on('data', (chunk) => {
      text += String(chunk)
      if (text.length > LONGEST_REQUEST) reject(new Error('The request is too long'))
      else if (text.includes('\n')) resolve(text.slice(0, text.indexOf('\n')))
    })
    socket.on('end', () => resolve(text))
    socket.on('error', reject)
  })
}

/** Lets `lms` work through this server while it holds the embedded database. */
export function listenForCommands(dataDir: string, parts: () => CommandParts, onError: (error: unknown) => void): Server {
  const place = socketOf(dataDir)
  if (process.platform !== 'win32') rmSync(place, { force: true })
  const server = createServer((socket) => {
    readLine(socket)
      .then((line) => request.parse(JSON.parse(line)))
      .then(({ name, words }) => runCommand(name, words, parts()))
      .catch((error: unknown) => {
        onError(error)
        return refused('The server could not run this command: see its log.')
      })
      .then((result) => socket.end(`${JSON.stringify(result)}\n`))
      .catch(onError)
  })
  server.listen(place, () => {
    if (process.platform !== 'win32') chmodSync(place, 0o600)
  })
  return server
}

/** Sends a command to the server that holds the data folder. */
export function askServer(dataDir: string, name: string, words: CommandWords): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const socket = connect(socketOf(dataDir))
    socket.on('error', reject)
    let text = ''
    socket.setEncoding('utf8')
    socket.on('data', (chunk) => (text += String(chunk)))
    socket.on('end', () => {
      const read = answer.safeParse(JSON.parse(text || 'null'))
      if (read.success) resolve({ exitCode: read.data.exitCode, text: read.data.text, json: read.data.json })
      else reject(new Error('The server gave no answer'))
    })
    socket.write(`${JSON.stringify({ name, words })}\n`)
  })
}
