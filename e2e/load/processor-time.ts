import { readdir, readFile } from 'node:fs/promises'

/** Linux counts a process's time in hundredths of a second. */
const TICKS_PER_SECOND = 100

async function fileOf(pid: number | string | undefined, name: string): Promise<string> {
  return readFile(`/proc/${pid}/${name}`, 'utf8').catch(() => '')
}

/** What stands behind a process's name in its line: its state, its parent, and from the twelfth on the times of itself and of its children that ended. */
async function fieldsOf(pid: number | string | undefined): Promise<number[] | undefined> {
  return (await fileOf(pid, 'stat')).split(') ')[1]?.split(' ').map(Number)
}
const secondsIn = (fields: readonly number[], place: number) => ((fields[place] ?? 0) + (fields[place + 1] ?? 0)) / TICKS_PER_SECOND

/** The processor time a process has used so far, in seconds, where the system tells. On a busy machine it says more than the clock does. */
export async function processorSeconds(pid: number | undefined): Promise<number | undefined> {
  const fields = await fieldsOf(pid)
  return fields && secondsIn(fields, 11)
}

/** The processor time of all processes that have the same parent as this one, itself not among them, and of those that have ended; in seconds. Throws where the system does not tell. */
export async function siblingSeconds(pid: number): Promise<number> {
  const parent = (await fieldsOf(pid))?.[1]
  const ended = parent && (await fieldsOf(parent))
  if (!parent || !ended) throw new Error('The process is not on this machine')
  let seconds = secondsIn(ended, 13)
  for (const other of (await readdir('/proc')).filter((name) => /^\d+$/.test(name) && Number(name) !== pid)) {
    const fields = await fieldsOf(other)
    if (fields?.[1] === parent) seconds += secondsIn(fields, 11)
  }
  return seconds
}

/** The memory a process holds, in MB, where the system tells. */
export async function memoryOf(pid: number | undefined): Promise<number | undefined> {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(await fileOf(pid, 'status'))?.[1]
  return kilobytes === undefined ? undefined : Math.round(Number(kilobytes) / 1024)
}
