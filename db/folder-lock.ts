import { linkSync, mkdirSync, readFileSync, readlinkSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import path from 'node:path'

/** A lock of another machine or container counts as held for so long after its last sign of life. */
const ELSEWHERE_HELD_MS = 30_000
const SIGN_OF_LIFE_EVERY_MS = 5_000

/** Another living process has the data folder open. */
export class FolderInUse extends Error {
  override name = 'FolderInUse'
  constructor(
    readonly folder: string,
    readonly pid: number,
    isElsewhere: boolean,
  ) {
    super(
      isElsewhere
        ? `The data folder ${folder} was in use by another machine or container less than ${ELSEWHERE_HELD_MS / 1000} seconds ago. Stop it first, wait, or choose another DATA_DIR.`
        : `The data folder ${folder} is in use by process ${pid}. Stop it first, or choose another DATA_DIR.`,
    )
  }
}

/** What a lock says of its holder: `place` is where process numbers mean the same, `started` tells a process from a later one with its number. */
type Holder = { pid: number; place: string; started: string }

const errorCode = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : undefined)

/** What a file of the system says, or nothing where there is no such file. */
function asked(look: () => string): string {
  try {
    return look()
  } catch (error) {
    if (errorCode(error) === undefined) throw error
    return ''
  }
}

/** The start of a process as Linux counts it; empty elsewhere, or when there is no such process. */
const startOf = (pid: number) => asked(() => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[19] ?? '')

const ownPlace = () => `${hostname()} ${asked(() => readlinkSync('/proc/self/ns/pid'))}`

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return errorCode(error) === 'EPERM'
  }
}

/** The holder that a lock names; undefined where its words cannot be read, which no living holder leaves behind. */
function readHolder(text: string): Holder | undefined {
  const [pid, started, ...place] = text.split(' ')
  return Number(pid) > 0 && place.length > 0 ? { pid: Number(pid), started: started ?? '', place: place.join(' ') } : undefined
}

/** Refuses while the holder that these words name lives. */
function refuseWhileHeld(folder: string, file: string, words: string): void {
  const holder = readHolder(words)
  if (!holder) return
  if (holder.place === ownPlace()) {
    if (isAlive(holder.pid) && startOf(holder.pid) === holder.started) throw new FolderInUse(folder, holder.pid, false)
    return
  }
  // A process number of another container says nothing here: only its signs of life do.
  if (Date.now() - statSync(file).mtimeMs < ELSEWHERE_HELD_MS) throw new FolderInUse(folder, holder.pid, true)
}

/** Writes the lock whole or not at all: a lock seen half written would look like one of nobody. */
function takeLock(file: string): boolean {
  const own = `${file}.${process.pid}`
  writeFileSync(own, `${process.pid} ${startOf(process.pid)} ${ownPlace()}`)
  try {
    linkSync(own, file)
    return true
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error
    return false
  } finally {
    rmSync(own, { force: true })
  }
}

/** Removes a dead holder's lock. Another starter may have replaced it since it was read: then what was moved away is put back. */
function removeStale(file: string, words: string): void {
  const moved = `${file}.${process.pid}.stale`
  renameSync(file, moved)
  try {
    if (readFileSync(moved, 'utf8') !== words) linkSync(moved, file)
  } finally {
    rmSync(moved, { force: true })
  }
}

function holdLock(file: string): () => void {
  const signs = setInterval(() => {
    const now = new Date()
    // A folder that was removed under a running server leaves nothing to sign.
    asked(() => (utimesSync(file, now, now), ''))
  }, SIGN_OF_LIFE_EVERY_MS)
  signs.unref()
  return () => {
    clearInterval(signs)
    rmSync(file, { force: true })
  }
}

/**
 * Takes the lock of a data folder and answers how to let it go. Two processes on one embedded database destroy it, and the engine has no lock of its own.
 * Refuses with FolderInUse while the process that holds the lock lives; a lock of a dead process is taken over.
 */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true })
  const file = path.join(folder, 'lock')
  for (let round = 0; round < 3; round += 1) {
    if (takeLock(file)) return holdLock(file)
    try {
      const words = readFileSync(file, 'utf8')
      refuseWhileHeld(folder, file, words)
      removeStale(file, words)
    } catch (error) {
      if (errorCode(error) !== 'ENOENT') throw error
    }
  }
  throw new Error(`The lock of ${folder} could not be taken`)
}
