import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { createTransport } from 'nodemailer'
import { z } from 'zod'
import type { Letter } from './letter.ts'
import type { Settings } from './settings.server.ts'

/** Kept messages of an installation without a mail server. */
const MOST_KEPT = 500

/** To whom a letter goes. `id` is the same for every try, so that a letter sent twice is seen as one; `about` is the id of the person or invitation. */
export type Envelope = { id: string; to: { name: string; address: string }; about: string; at: Date }

/** Stands for an id outside the database: the id is random, so its hash tells nothing to who does not know it. */
export const hashOfId = (id: string) => createHash('sha256').update(id.toLowerCase()).digest('hex')

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

/** A kept message as the page for administrators shows it. `about` is the hash by which an erasure finds it. */
const keptMessage = z.object({
  id: z.string(),
  to: z.string(),
  subject: z.string(),
  at: z.coerce.date(),
  text: z.string(),
  html: z.string(),
  about: z.string(),
})
export type KeptMessage = z.infer<typeof keptMessage>

async function keep(envelope: Envelope, letter: Letter, settings: Settings): Promise<void> {
  const folder = outboxOf(settings)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const writer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  const { message } = await writer.sendMail(headersOf(envelope, letter, settings))
  if (!Buffer.isBuffer(message)) throw new Error('A message was not written whole')
  const { id, to, at, about } = envelope
  const kept: KeptMessage = { id, to: to.address, at, ...letter, about: hashOfId(about) }
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

async function readKept(settings: Pick<Settings, 'dataDir'>): Promise<KeptMessage[]> {
  const folder = outboxOf(settings)
  const files = await readdir(folder).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  })
  const texts = await Promise.all(files.filter((file) => file.endsWith('.json')).map((file) => readFile(path.join(folder, file), 'utf8')))
  // A message whose writing was cut off, or of a program before this one, is no reason to show none.
  const kept = texts.flatMap((text) => readMessage(text) ?? [])
  return kept.sort((one, other) => other.at.getTime() - one.at.getTime())
}

function readMessage(text: string): KeptMessage | undefined {
  try {
    return keptMessage.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

/** The messages that were kept instead of sent, the latest first. */
export const keptMessages = readKept

/** The kept messages to one person, for their own files. */
export async function keptFor(settings: Settings, personId: string) {
  const about = hashOfId(personId)
  return (await readKept(settings))
    .filter((message) => message.about === about)
    .map(({ at, to, subject, text }) => ({ at, to, subject, text }))
}

type Outbox = Pick<Settings, 'dataDir'>

async function removeKept(
  settings: Outbox,
  isGone: (message: KeptMessage, place: number) => boolean,
  isRehearsal = false,
): Promise<number> {
  const gone = (await readKept(settings)).filter(isGone)
  if (isRehearsal) return gone.length
  for (const { id } of gone)
    for (const ending of ['eml', 'json']) await rm(path.join(outboxOf(settings), `${id}.${ending}`), { force: true })
  return gone.length
}

/** Deletes kept messages older than an instant, and all beyond the latest 500; answers how many. A rehearsal only counts. */
export function tidyOutbox(settings: Outbox, before: Date, isRehearsal = false): Promise<number> {
  return removeKept(settings, ({ at }, place) => at < before || place >= MOST_KEPT, isRehearsal)
}

/** Deletes the kept messages about people and invitations with these hashes; answers how many. */
export function eraseKept(settings: Settings, about: readonly string[]): Promise<number> {
  return removeKept(settings, (message) => about.includes(message.about))
}
