import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { castOn, signedInOn, strangerOn } from '../support/caller.ts'
import { freePort } from '../support/postgres.ts'
import { runProgram } from '../support/programs.ts'
import { startSite, type Site, type SiteWishes } from '../support/site.ts'

/** Real use: a secret, nobody in it, no demonstration. */
const REAL = { DEMONSTRATION: 'no', SECRET: 'a secret for tests only, long enough' }

const sites: Site[] = []
const folders: string[] = []
let world = ''

async function start(wishes: SiteWishes = {}): Promise<Site> {
  const site = await startSite(wishes)
  sites.push(site)
  return site
}

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'passerelle-start-'))
  folders.push(folder)
  return folder
}

async function copyOfWorld(): Promise<string> {
  const folder = await newFolder()
  await cp(world, folder, { recursive: true })
  return folder
}

const exitOf = (site: Site) => new Promise<number | null>((resolve) => site.process.once('exit', (code) => resolve(code)))

async function kill(site: Site): Promise<void> {
  const ended = exitOf(site)
  site.process.kill('SIGKILL')
  await ended
}

const lines = (text: string) => text.split('\n').filter((line) => line !== '')

beforeAll(async () => {
  world = await mkdtemp(path.join(tmpdir(), 'passerelle-start-world-'))
  const site = await startSite({ dataDir: world })
  await site.stop()
})
afterEach(async () => {
  for (const site of sites.splice(0)) if (site.process.exitCode === null && site.process.signalCode === null) await site.stop()
})
afterAll(async () => {
  await Promise.all([world, ...folders].map((folder) => rm(folder, { recursive: true, force: true })))
})

describe('a start that cannot be is refused with one clear line', () => {
  test('where another server has the data folder', async () => {
    const dataDir = await copyOfWorld()
    const site = await start({ dataDir })
    const second = await runProgram('serve', [], { DATA_DIR: dataDir, PORT: String(await freePort()) })
    expect({ code: second.code, said: lines(second.err) }).toEqual({
      code: 1,
      said: [`The data folder ${dataDir} is in use by process ${site.process.pid}. Stop it first, or choose another DATA_DIR.`],
    })
    expect((await strangerOn(site.origin).get('/')).status).toBe(200)
  })

  describe('where the port is taken', () => {
    let other: Server
    afterEach(() => new Promise((resolve) => other.close(resolve)))

    test('and the data folder is free again afterwards', async () => {
      const dataDir = await copyOfWorld()
      const port = await freePort()
      other = createServer()
      await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve))
      const refused = await runProgram('serve', [], { DATA_DIR: dataDir, PORT: String(port) })
      expect({ code: refused.code, said: lines(refused.err) }).toEqual({
        code: 1,
        said: [`Port ${port} is in use. Stop the other program, or choose another PORT.`],
      })
      await start({ dataDir })
    })
  })

  test('for each wrong setting', async () => {
    const { code, err, out } = await runProgram('serve', [], {
      DATA_DIR: await newFolder(),
      PORT: 'seventy',
      LOG_LEVEL: 'loud',
      DATABASE_URL: 'mysql://root@localhost/lms',
      SECRET: 'short',
      DEMONSTRATION: 'maybe',
    })
    expect(code).toBe(1)
    expect(out).toBe('')
    expect(lines(err).map((line) => line.split(':')[0])).toEqual(['PORT', 'DATABASE_URL', 'SECRET', 'DEMONSTRATION', 'LOG_LEVEL'])
  })

  test.each([
    ['nobody listens', 'postgres://lms:secret-word@127.0.0.1:9/lms', '127.0.0.1:9'],
    ['the host has two addresses and nobody listens', 'postgres://lms:secret-word@localhost:9/lms', 'localhost:9'],
    ['the host does not exist', 'postgres://lms:secret-word@no-such-host.invalid:5432/lms', 'no-such-host.invalid:5432'],
  ])('where %s at DATABASE_URL, without its password', async (_case, url, place) => {
    const { code, err } = await runProgram('serve', [], { DATABASE_URL: url, ...REAL, PORT: '0', DATA_DIR: await newFolder() })
    expect(code).toBe(1)
    expect(lines(err)).toHaveLength(1)
    expect(err).toContain(`The database at ${place} could not be opened: `)
    expect(err.split('could not be opened: ')[1]?.trim()).not.toBe('')
    expect(err).not.toContain('secret-word')
  })

  test.each([
    ['real use is asked for', { DEMONSTRATION: 'no' }],
    ['the server listens to the outside', { HOST: '0.0.0.0' }],
  ])('without SECRET, where %s', async (_case, environment) => {
    const { code, err } = await runProgram('serve', [], { DATA_DIR: await newFolder(), PORT: '0', ...environment })
    expect(code).toBe(1)
    expect(lines(err)).toEqual([expect.stringMatching(/^SECRET: is missing\./)])
  })

  test('on the demonstration world in real use', async () => {
    const { code, err } = await runProgram('serve', [], { DATA_DIR: await copyOfWorld(), PORT: '0', ...REAL })
    expect(code).toBe(1)
    expect(lines(err)).toEqual([expect.stringContaining('holds the demonstration, whose passwords everybody knows')])
  })

  test('where the data folder cannot be written', async () => {
    const folder = await newFolder()
    await writeFile(path.join(folder, 'file'), '')
    const { code, err } = await runProgram('serve', [], { DATA_DIR: path.join(folder, 'file'), PORT: '0' })
    expect(code).toBe(1)
    expect(lines(err)).toHaveLength(1)
    expect(err).toContain(path.join(folder, 'file'))
  })
})

describe('real use', () => {
  test('begins with nobody in it, no default account, and pages that work', async () => {
    const site = await start({ environment: REAL })
    expect(site.output()).not.toMatch(/demonstration|password/i)
    const stranger = strangerOn(site.origin)
    expect((await stranger.get('/')).status).toBe(200)
    expect((await stranger.post('/connexion', { name: '+212600000005', password: 'trois mots simples' })).status).toBe(400)
    const doctor = await runProgram('lms', ['doctor', '--json'], { DATA_DIR: site.dataDir, ...REAL })
    expect(doctor.code).toBe(0)
    const accounts = await runProgram('lms', ['demo-accounts'], { DATA_DIR: site.dataDir, ...REAL })
    expect(accounts).toMatchObject({ code: 1, out: expect.stringContaining('not a demonstration') })
    const seed = await runProgram('lms', ['seed'], { DATA_DIR: site.dataDir, ...REAL })
    expect(seed.code).toBe(1)
  })

  test('has its first administrator from the terminal, who signs in with the printed password, once made', async () => {
    const site = await start({ environment: REAL })
    const words = ['create-admin', '--email', 'Amal@Association.example', '--name', 'Amal Haddad', '--json']
    const made = await runProgram('lms', words, { DATA_DIR: site.dataDir, ...REAL })
    expect(made.code).toBe(0)
    const { password } = JSON.parse(made.out) as { password: string }
    const amal = await signedInOn(site.origin, 'amal@association.example', password)
    // In real use an administrator begins with a second factor: the password alone opens nothing else.
    const asked = await amal.get('/admin/personnes')
    expect(asked.status).toBe(302)
    expect(asked.headers.get('location')).toMatch(/^\/profil\/second-facteur/)
    expect((await amal.get('/profil/second-facteur')).status).toBe(200)
    const again = await runProgram('lms', words, { DATA_DIR: site.dataDir, ...REAL })
    expect(again).toMatchObject({ code: 1, out: expect.stringContaining('already') })
  })

  test('needs no demonstration to be asked for by a setting elsewhere', async () => {
    const site = await start({ environment: { ...REAL, DEMONSTRATION: 'yes' } })
    expect(site.output()).toContain('Demonstration accounts')
  })
})

describe('a second start', () => {
  test('is ready soon and keeps everything: what was written, the session, the secret', async () => {
    const dataDir = await copyOfWorld()
    const first = await start({ dataDir })
    const fatou = await castOn(first.origin, 'fatou')
    const plan = await fatou.get('/plan/c10-plan')
    const text = `Mon idée ${randomUUID()}`
    const kept = await fatou.post(`${plan.headers.get('location')}/p1/garder`, { id: randomUUID(), text })
    expect(kept.status).toBe(200)
    const secret = await readFile(path.join(dataDir, 'secret'), 'utf8')
    await first.stop()

    const started = performance.now()
    const second = await start({ dataDir })
    const seconds = (performance.now() - started) / 1000
    // Three seconds are the promise on a quiet machine; this one may be busy with the other tests.
    expect(seconds).toBeLessThan(9)
    const page = await fatou.at(second.origin).get(`${plan.headers.get('location')}/p1`)
    expect(await page.text()).toContain(text)
    expect(await readFile(path.join(dataDir, 'secret'), 'utf8')).toBe(secret)
    expect((await stat(path.join(dataDir, 'secret'))).mode & 0o077).toBe(0)
  })

  test('takes over the lock and the socket of a server that was killed', async () => {
    const dataDir = await copyOfWorld()
    await kill(await start({ dataDir }))
    const site = await start({ dataDir })
    expect((await strangerOn(site.origin).get('/readyz')).status).toBe(200)
    const doctor = await runProgram('lms', ['doctor'], { DATA_DIR: dataDir })
    expect(doctor).toMatchObject({ code: 0, err: '' })
  })
})

describe('SIGTERM', () => {
  test('finishes a running request, frees the folder, and ends with 0', async () => {
    const dataDir = await copyOfWorld()
    const site = await start({ dataDir })
    const fatou = await castOn(site.origin, 'fatou')
    const address = (await fatou.get('/plan/c10-plan')).headers.get('location')
    const ended = exitOf(site)
    const started = performance.now()
    const running = Array.from({ length: 5 }, (_, index) =>
      fatou.post(`${address}/p2/garder`, { id: randomUUID(), text: `Texte ${index}` }),
    )
    await new Promise((resolve) => setTimeout(resolve, 15))
    site.process.kill('SIGTERM')
    const answers = await Promise.allSettled(running)
    expect(answers.map((answer) => (answer.status === 'fulfilled' ? answer.value.status : answer.reason))).toContain(200)
    expect(await ended).toBe(0)
    expect(performance.now() - started).toBeLessThan(10_000)
    await start({ dataDir })
  })
})

/** Moments of a first start: so many milliseconds after the files of the database began to appear, stood in their place, or the lock was taken. */
const MOMENTS = (['lock', 'database.new', 'database'] as const).flatMap((sign) =>
  (process.env['LONG'] ? [0, 40, 100, 200, 350, 600, 900, 1_300, 1_800, 2_500] : [sign === 'lock' ? 0 : 150]).map((wait) => ({
    sign,
    wait,
  })),
)

test.each(MOMENTS)(
  'a first start killed $wait ms after its $sign is there leaves a folder that starts, with everything in it',
  async ({ sign, wait }) => {
    const dataDir = await newFolder()
    let since: number | undefined
    const killWhen = () => {
      if (existsSync(path.join(dataDir, sign))) since ??= performance.now()
      return since !== undefined && performance.now() - since >= wait
    }
    expect((await runProgram('serve', [], { DATA_DIR: dataDir, PORT: '0' }, { killWhen })).code).toBeNull()
    const site = await start({ dataDir })
    const fatou = await castOn(site.origin, 'fatou')
    expect((await fatou.get('/lecons/c10-m1-l1')).status).toBe(200)
    expect((await fatou.get('/plan/c10-plan')).status).toBe(302)
  },
)

describe('an ended server', () => {
  test('leaves no process, no lock and no socket', async () => {
    const dataDir = await copyOfWorld()
    const site = await start({ dataDir })
    await site.stop()
    const left = await readdir(dataDir)
    expect(left.sort()).toEqual(['database', 'secret'])
  })
})

describe('the lms command', () => {
  test('works through a running server and without one, with the same answer', async () => {
    const dataDir = await copyOfWorld()
    const site = await start({ dataDir })
    const through = await runProgram('lms', ['demo-accounts', '--json'], { DATA_DIR: dataDir })
    expect(through).toMatchObject({ code: 0, err: '' })
    await site.stop()
    const alone = await runProgram('lms', ['demo-accounts', '--json'], { DATA_DIR: dataDir })
    expect(alone.out).toBe(through.out)
    expect(JSON.parse(alone.out)).toMatchObject({
      accounts: expect.arrayContaining([expect.objectContaining({ identifier: '+212600000005' })]),
    })
  })

  test('lets nobody else of the machine speak to the server', async () => {
    const dataDir = await copyOfWorld()
    await start({ dataDir })
    expect((await stat(path.join(dataDir, 'lms.sock'))).mode & 0o077).toBe(0)
  })

  test('doctor finds everything well, in words and as JSON', async () => {
    const dataDir = await copyOfWorld()
    const doctor = await runProgram('lms', ['doctor'], { DATA_DIR: dataDir })
    expect(doctor.code).toBe(0)
    expect(doctor.out).not.toContain('NOT WELL')
    for (const about of ['Settings', 'Database', 'Migrations', 'Content', 'Jobs', 'Disk', 'Versions']) expect(doctor.out).toContain(about)
    const asJson = await runProgram('lms', ['doctor', '--json'], { DATA_DIR: dataDir })
    expect(JSON.parse(asJson.out)).toMatchObject({ findings: expect.arrayContaining([expect.objectContaining({ isWell: true })]) })
  })

  test.each([
    [['help'], 0, /check-content/],
    [[], 0, /check-content/],
    [['doctor', '--help'], 0, /in words/],
    [['fly'], 2, /There is no command fly/],
    [['create-admin'], 1, /needs --email/],
    [['export-person', 'me'], 1, /needs the id/],
    [['erase-person', 'me'], 1, /needs the id/],
    [['apply-retention', '--dry-run'], 0, /Nothing was changed/],
  ] as const)('%j ends with %i and says why', async (words, code, said) => {
    const ended = await runProgram('lms', [...words], { DATA_DIR: world })
    expect(ended.code).toBe(code)
    expect(ended.out).toMatch(said)
  })

  test('with wrong settings says each fault and ends with 2', async () => {
    const { code, err } = await runProgram('lms', ['doctor'], { DATA_DIR: world, PORT: 'x', LOG_LEVEL: 'loud' })
    expect(code).toBe(2)
    expect(lines(err)).toHaveLength(2)
  })

  test('with a database that does not answer says so in one line', async () => {
    const { code, out, err } = await runProgram('lms', ['doctor'], { DATABASE_URL: 'postgres://lms:secret-word@127.0.0.1:9/lms', ...REAL })
    expect(code).toBe(1)
    expect(lines(out + err)).toEqual([expect.stringContaining('The database at 127.0.0.1:9 could not be used: ')])
    expect(out + err).not.toContain('secret-word')
  })
})
