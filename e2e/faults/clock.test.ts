import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { folders } from '#app/platform/folders.server.ts'
import { openEmbedded } from '#db/client.server.ts'
import { castOn } from '../support/caller.ts'
import { planOf, send, storedTexts, type Save } from '../support/saves.ts'
import { startSeededSite, type Site } from '../support/site.ts'

const HOUR = 3_600_000
/** By how much the clock of the machine is off, one after the other. After a year of it sessions end, as if nobody had come for so long. */
const SHIFTS = process.env['LONG'] ? [-HOUR / 60, -2 * HOUR, -26 * HOUR, 30 * HOUR] : [-2 * HOUR]

let folder = ''
const clock = () => path.join(folder, 'clock')
const setClock = (milliseconds: number) => writeFile(clock(), String(milliseconds))
let site: Site

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'passerelle-clock-'))
  await setClock(0)
  const preload = pathToFileURL(path.join(folders.root, 'e2e', 'support', 'shifted-clock.mjs')).href
  site = await startSeededSite({ NODE_OPTIONS: `--import ${preload}`, CLOCK_FILE: clock(), TZ: 'Pacific/Kiritimati' })
})
afterAll(async () => {
  await site.stop()
  await rm(folder, { recursive: true, force: true })
})

test('the clock of the machine is set back while somebody writes: what was written last is what stands there, and nothing is lost', async () => {
  const fatou = await castOn(site.origin, 'fatou')
  const plan = await planOf(fatou)
  const texts: string[] = []
  let basedOn = ''
  const saves = async () => {
    const save: Save = { id: randomUUID(), part: 'p1', text: `Heure ${texts.length}`, basedOn, revision: undefined }
    await send(fatou, plan, save)
    basedOn = save.revision ?? ''
    texts.push(save.text)
    const page = await fatou.get(`${plan}/p1`)
    expect([page.status, page.headers.get('location')]).toEqual([200, null])
    expect(await page.text()).toContain(save.text)
  }
  await saves()
  for (const shift of SHIFTS) {
    await setClock(shift)
    await pause(400)
    await saves()
    await saves()
    expect((await fatou.get('/accueil')).status).toBe(200)
  }
  await setClock(0)
  await pause(400)
  await saves()
  const ended = new Promise((resolve) => site.process.once('exit', resolve))
  site.process.kill('SIGTERM')
  await ended
  const database = await openEmbedded(site.dataDir)
  expect(await storedTexts(database.db, 'Heure ')).toEqual(texts.sort())
  await database.close()
})
