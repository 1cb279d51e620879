import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeLetter } from './letter.ts'
import { keptMessages, openMail, outboxOf, tidyOutbox } from './mail.server.ts'
import { readSettings, WrongSettings } from './settings.server.ts'

let dataDir = ''
beforeAll(async () => void (dataDir = await mkdtemp(path.join(tmpdir(), 'passerelle-mail-'))))
afterAll(() => rm(dataDir, { recursive: true, force: true }))

const settings = (more: Record<string, string> = {}) => readSettings({ DEMONSTRATION: 'yes', DATA_DIR: dataDir, ...more })
const letter = writeLetter({ language: 'ar', subject: 'رابط جديد لحسابكم', paragraphs: ['مرحبًا سلمى'], foot: [] }, settings())
const envelope = (id: string, at = '2026-11-23T09:00:00Z') => ({
  id,
  to: { name: 'سلمى آدم', address: 'salma@example.org' },
  about: id,
  at: new Date(at),
})

describe('without a mail server', () => {
  test('a message lands in a folder that its owner alone may read, and can be read there', async () => {
    await openMail(settings()).send(envelope('one'), letter)
    const file = path.join(outboxOf(settings()), 'one.eml')
    expect((await stat(file)).mode & 0o077).toBe(0)
    const eml = await readFile(file, 'utf8')
    expect(eml).toMatch(/^To: =\?UTF-8\?.*<salma@example\.org>\r\n/m)
    expect(eml).toContain('Message-ID: <one@passerelle>')
    expect(eml).toContain('Auto-Submitted: auto-generated')
    expect(eml).toContain('multipart/alternative')
    const [kept] = await keptMessages(settings())
    expect(kept).toMatchObject({ id: 'one', to: 'salma@example.org', subject: 'رابط جديد لحسابكم' })
  })

  test('the same message twice is one', async () => {
    for (const _time of [1, 2]) await openMail(settings()).send(envelope('twice'), letter)
    expect((await keptMessages(settings())).filter(({ id }) => id === 'twice')).toHaveLength(1)
  })

  test('old messages go', async () => {
    await openMail(settings()).send(envelope('old', '2026-01-01T00:00:00Z'), letter)
    await tidyOutbox(settings(), new Date('2026-06-01T00:00:00Z'))
    expect((await keptMessages(settings())).map(({ id }) => id)).not.toContain('old')
  })
})

describe('a header holds one line', () => {
  test.each(['Aminata\r\nBcc: all@example.org', 'Aminata\nX', 'Aminata\u2028X', 'A\u0000'])('%j as a name is refused', async (name) => {
    await expect(openMail(settings()).send({ ...envelope('bad'), to: { name, address: 'a@example.org' } }, letter)).rejects.toThrow(
      'one line',
    )
  })

  test('so is a subject of two lines, and an address', async () => {
    const mail = openMail(settings())
    await expect(mail.send(envelope('bad'), { ...letter, subject: 'x\r\nBcc: a@example.org' })).rejects.toThrow('one line')
    await expect(
      mail.send({ ...envelope('bad'), to: { name: 'A', address: 'a@example.org\nBcc: b@example.org' } }, letter),
    ).rejects.toThrow('one line')
    expect((await keptMessages(settings())).map(({ id }) => id)).not.toContain('bad')
  })
})

test('with a mail server the message leaves by it, in French and Arabic letters', async () => {
  const received: string[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      let text = ''
      stream.on('data', (chunk: Buffer) => (text += chunk.toString()))
      stream.on('end', () => {
        received.push(text)
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const set = { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'Passerelle <mail@example.org>', BASE_URL: 'https://site.example.org' }
  await openMail(settings(set)).send(envelope('sent'), letter)
  await new Promise<void>((resolve) => server.close(resolve))
  expect(received).toHaveLength(1)
  expect(received[0]).toContain('From: Passerelle <mail@example.org>')
  expect(Buffer.from(/Subject: =\?UTF-8\?B\?([^?]+)\?=/.exec(received[0] ?? '')?.[1] ?? '', 'base64').toString()).toContain('رابط')
})

test.each([
  [{ SMTP_URL: 'mail.example.org' }, 'SMTP_URL'],
  [{ SMTP_URL: 'smtp://mail.example.org' }, 'MAIL_FROM'],
  [{ SMTP_URL: 'smtp://mail.example.org', MAIL_FROM: 'a@example.org' }, 'BASE_URL'],
  [{ MAIL_FROM: 'somebody' }, 'MAIL_FROM'],
  [{ MAIL_FROM: 'A <a@example.org>\nBcc: b@example.org' }, 'MAIL_FROM'],
])('the settings %o are refused and name %s', (set, name) => {
  try {
    settings(set)
    expect.unreachable()
  } catch (error) {
    expect(error).toBeInstanceOf(WrongSettings)
    expect((error as WrongSettings).faults[0]).toMatch(name)
  }
})
