import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { FolderInUse, lockFolder } from './folder-lock.ts'

let folder = ''
const lock = () => path.join(folder, 'lock')

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'passerelle-lock-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

const MODULE = pathToFileURL(path.resolve(import.meta.dirname, 'folder-lock.ts')).href

/** A process of its own that takes the lock and says so. */
const TAKER = `const { lockFolder } = await import(${JSON.stringify(MODULE)}); lockFolder(process.argv[1]); console.log('taken'); setInterval(() => undefined, 1000)`
const taker = () =>
  spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', TAKER, folder], { stdio: ['ignore', 'pipe', 'pipe'] })

async function hasTaken(child: ReturnType<typeof taker>): Promise<boolean> {
  return new Promise((resolve) => {
    child.stdout.on('data', () => resolve(true))
    child.once('exit', () => resolve(false))
  })
}

describe('the lock of a data folder', () => {
  test('makes the folder, is there while it is held, and leaves nothing behind', () => {
    const inner = path.join(folder, 'new', 'data')
    const unlock = lockFolder(inner)
    expect(readdirSync(inner)).toEqual(['lock'])
    unlock()
    expect(readdirSync(inner)).toEqual([])
  })

  test('is refused to the same process a second time', () => {
    const unlock = lockFolder(folder)
    expect(() => lockFolder(folder)).toThrow(`The data folder ${folder} is in use by process ${process.pid}. Stop it first`)
    unlock()
    lockFolder(folder)()
  })

  test('is refused while another process lives, and taken over when that one was killed', async () => {
    const child = taker()
    expect(await hasTaken(child)).toBe(true)
    expect(() => lockFolder(folder)).toThrow(FolderInUse)
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGKILL')
    await ended
    expect(existsSync(lock())).toBe(true)
    lockFolder(folder)()
  })

  test('is taken by one of several that start at once on a dead process’s lock', async () => {
    const dead = spawnSync(process.execPath, [
      '--import',
      'tsx',
      '--input-type=module',
      '-e',
      TAKER.replace(/setInterval.*/, 'process.exit(0)'),
      folder,
    ])
    expect(dead.stdout.toString()).toBe('taken\n')
    const children = [taker(), taker(), taker(), taker()]
    const taken = await Promise.all(children.map(hasTaken))
    for (const child of children) child.kill('SIGKILL')
    expect(taken.filter(Boolean)).toHaveLength(1)
  })

  test('of a process whose number a later one has is taken over', () => {
    lockFolder(folder)
    const [pid, , ...place] = readFileSync(lock(), 'utf8').split(' ')
    rmSync(lock())
    writeFileSync(lock(), [pid, '1', ...place].join(' '))
    lockFolder(folder)()
  })

  test('of another container is respected while it gives signs of life', () => {
    writeFileSync(lock(), '1 100 elsewhere pid:[1]')
    expect(() => lockFolder(folder)).toThrow('was in use by another machine or container less than 30 seconds ago')
    const before = new Date(Date.now() - 31_000)
    utimesSync(lock(), before, before)
    lockFolder(folder)()
  })

  test.each(['', 'not a number', '-1 1 x', '0 1 x'])('with the words "%s" is one of nobody', (words) => {
    writeFileSync(lock(), words)
    lockFolder(folder)()
  })
})
