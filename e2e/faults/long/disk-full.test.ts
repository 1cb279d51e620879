import { execFileSync } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { cp, mkdtemp, rm, statfs, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openEmbedded } from '#db/client.server.ts'
import { castOn, strangerOn } from '../../support/caller.ts'
import { gateTo } from '../../support/gate.ts'
import { planOf, storedTexts, writeOn } from '../../support/saves.ts'
import { startSeededSite, startSite, type Site } from '../../support/site.ts'

/** A disk of its own, which only somebody who may mount one can give: this test is run as root. */
const DISK_MB = 400
/** What is left free at first. */
const LEFT_BYTES = 400_000
/** Long enough to fill that soon. */
const LETTERS = 12_000
const longText = () => randomBytes(LETTERS / 2).toString('hex')

let folder = ''
let site: Site | undefined
const onDisk = (name: string) => path.join(folder, name)

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'passerelle-disk-'))
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_MB}m`, 'tmpfs', folder])
  const seeded = await startSeededSite()
  const ended = new Promise((resolve) => seeded.process.once('exit', resolve))
  seeded.process.kill('SIGTERM')
  await ended
  await cp(seeded.dataDir, onDisk('data'), { recursive: true })
  await seeded.stop()
})
afterAll(async () => {
  await site?.stop()
  execFileSync('umount', [folder])
  await rm(folder, { recursive: true, force: true })
})

const freeBytes = async () => {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}

test('the disk is full while somebody writes: saves are refused in words, and when there is room again all that was taken is there, once', async () => {
  site = await startSite({ dataDir: onDisk('data') })
  const first = site
  const gate = await gateTo(site.origin)
  const fatou = (await castOn(site.origin, 'fatou')).at(gate.origin)
  const writing = writeOn(fatou, await planOf(fatou), 'Disque ', longText)
  await expect.poll(writing.taken, { timeout: 20_000 }).toBeGreaterThan(5)
  await writeFile(onDisk('ballast'), Buffer.alloc((await freeBytes()) - LEFT_BYTES))
  await expect.poll(writing.refused, { timeout: 300_000, interval: 200 }).toBeGreaterThan(20)
  const died = site.process.exitCode !== null
  if (!died) {
    const seen = await Promise.all(['/healthz', '/readyz'].map(async (address) => (await strangerOn(first.origin).get(address)).status))
    expect(seen).toEqual([200, 503])
    const text = `Mon texte reste là ${longText()}`
    const page = await fatou.post(`${await planOf(fatou)}/p1`, { id: randomUUID(), text, then: 'stay' })
    expect(page.status).toBeGreaterThanOrEqual(500)
    expect(await page.text()).toContain(text)
  }
  await rm(onDisk('ballast'))
  // A service that ends is started again by its unit; the folder must open.
  if (died) site = await startSite({ dataDir: onDisk('data') })
  gate.leadsTo(site.origin)
  const before = writing.taken()
  await expect.poll(writing.taken, { timeout: 60_000 }).toBeGreaterThan(before + 8)
  const taken = await writing.end()
  await site.stop()
  await gate.stop()
  const database = await openEmbedded(onDisk('data'))
  expect(await storedTexts(database.db, 'Disque ')).toEqual(taken)
  await database.close()
})
