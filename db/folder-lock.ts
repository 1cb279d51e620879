import { closeSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs'
import path from 'node:path'

/** Another living process has the data folder open. */
export class FolderInUse extends Error {
  override name = 'FolderInUse'
  constructor(
    readonly folder: string,
    readonly pid: number,
  ) {
    super(`The data folder ${folder} is in use by process ${pid}. Stop it first, or choose another DATA_DIR.`)
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
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
    try {
      const handle = openSync(file, 'wx')
      writeSync(handle, String(process.pid))
      closeSync(handle)
      return () => rmSync(file, { force: true })
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
      const pid = Number(readFileSync(file, 'utf8'))
      if (Number.isInteger(pid) && pid > 0 && isAlive(pid)) throw new FolderInUse(folder, pid)
      // Renaming first lets exactly one of two starters remove the dead process's lock.
      const stale = `${file}.${process.pid}.stale`
      try {
        renameSync(file, stale)
        rmSync(stale, { force: true })
      } catch (renameError) {
        if (!(renameError instanceof Error && 'code' in renameError && renameError.code === 'ENOENT')) throw renameError
      }
    }
  }
  throw new Error(`The lock of ${folder} could not be taken`)
}
