import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { createTransport } from 'nodemailer'
import { z } from 'zod'
import type { Letter } from './letter.ts'
import type { Settings } from './settings.server.ts'

/** Kept messages of an installation without a mail server. */
const MOST_KEPT = 500

/** To whom a letter goes. `id` is the same for every try, so that a letter sent twice is seen as one. */
export type Envelope = { id: string; to: { name: string; address: string }; at: Date }

/** The way out for e-mails: a mail server, or a folder where nothing leaves. */
export type Mail = { send: (envelope: Envelope, letter: Letter) => Promise<void> }

/** Where the messages of an installation without a mail server are kept. */
export const outboxOf = (settings: Pick<Settings, 'dataDir'>) => path.join(settings.dataDir, 'outbox')

/** Refuses what would begin a header of its own: a name or subject holds one line. */
function oneLine(text: string): string {
  if (/[\u0000-\u001f\u007f\u0085\u2028\u2029]/.test(text)) throw new Error('A header of an e-mail holds one line')
  return text
}

function headersOf({ id, to, at }: Envelope, letter: Letter, settings: Settings) {
  return {
    from: settings.mailFrom,
    to: { name: oneLine(to.name), address: oneLine(to.address) },
    subject: oneLine(letter.subject),
    text: letter.text,
    html: letter.html,
    date: at,
    messageId: `<${id}@passerelle>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
    // No letter of ours is made from files or addresses of others.
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

/** A kept message as the page for administrators shows it. */
const keptMessage = z.object({ id: z.string(), to: z.string(), subject: z.string(), at: z.coerce.date(), text: z.string() })
export type KeptMessage = z.infer<typeof keptMessage>

async function keep(envelope: Envelope, letter: Letter, settings: Settings): Promise<void> {
  const folder = outboxOf(settings)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const writer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  const { message } = await writer.sendMail(headersOf(envelope, letter, settings))
  if (!Buffer.isBuffer(message)) throw new Error('A message was not written whole')
  const kept: KeptMessage = { id: envelope.id, to: envelope.to.address, subject: letter.subject, at: envelope.at, text: letter.text }
  await writeFile(path.join(folder, `${envelope.id}.eml`), message, { mode: 0o600 })
  await writeFile(path.join(folder, `${envelope.id}.json`), JSON.stringify(kept), { mode: 0o600 })
}

/** Opens the way out that the settings name. */
export function openMail(settings: Settings): Mail {
  if (settings.smtpUrl === undefined) return { send: (envelope, letter) => keep(envelope, letter, settings) }
  const transport = createTransport({ url: settings.smtpUrl, connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 60_000 })
  return {
    async send(envelope, letter) {
      await transport.sendMail(headersOf(envelope, letter, settings))
    },
  }
}

async function readKept(settings: Settings): Promise<KeptMessage[]> {
  const folder = outboxOf(settings)
  const files = await readdir(folder).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  })
  const texts = await Promise.all(files.filter((file) => file.endsWith('.json')).map((file) => readFile(path.join(folder, file), 'utf8')))
  return texts.map((text) => keptMessage.parse(JSON.parse(text))).sort((one, other) => other.at.getTime() - one.at.getTime())
}

/** The messages that were kept instead of sent, the latest first. */
export const keptMessages = readKept

/** Deletes kept messages older than an instant, and all beyond the latest 500. */
export async function tidyOutbox(settings: Settings, before: Date): Promise<void> {
  const kept = await readKept(settings)
  for (const { id } of kept.filter(({ at }, index) => at < before || index >= MOST_KEPT))
    for (const ending of ['eml', 'json']) await rm(path.join(outboxOf(settings), `${id}.${ending}`), { force: true })
}
