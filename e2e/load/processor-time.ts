import { readdir, readFile } from 'node:fs/promises'

/** Linux counts the time of a process that ended in hundredths of a second. */
const TICKS_PER_SECOND = 100
const NANOSECONDS = 1e9

async function fileOf(pid: number | string, name: string): Promise<string> {
  return readFile(`/proc/${pid}/${name}`, 'utf8').catch(() => '')
}

/** What stands behind a process's name in its line: its state, its parent, and from the twelfth on the times of itself and of its children that ended. */
async function fieldsOf(pid: number | string): Promise<number[] | undefined> {
  return (await fileOf(pid, 'stat')).split(') ')[1]?.split(' ').map(Number)
}
const secondsIn = (fields: readonly number[], place: number) => ((fields[place] ?? 0) + (fields[place + 1] ?? 0)) / TICKS_PER_SECOND

/** The time of one process with all its threads, to the nanosecond where the system keeps it so. */
async function ownSeconds(pid: number | string): Promise<number | undefined> {
  const threads = await readdir(`/proc/${pid}/task`).catch(() => [])
  const times = await Promise.all(threads.map(async (thread) => (await fileOf(pid, `task/${thread}/schedstat`)).split(' ')[0]))
  if (times.length > 0 && times.every(Boolean)) return times.reduce((sum, time) => sum + Number(time) / NANOSECONDS, 0)
  const fields = await fieldsOf(pid)
  return fields && secondsIn(fields, 11)
}

/** All processes of the machine, with the parent of each. */
async function parents(): Promise<Map<number, number>> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number)
  const found = await Promise.all(pids.map(async (pid) => [pid, (await fieldsOf(pid))?.[1]] as const))
  return new Map(found.flatMap(([pid, parent]) => (parent === undefined ? [] : [[pid, parent] as const])))
}

/** The processor time that a process and those it started have used so far, in seconds, where the system tells. On a busy machine it says more than the clock does. */
export async function processorSeconds(pid: number | undefined): Promise<number | undefined> {
  if (pid === undefined) return undefined
  const own = await ownSeconds(pid)
  if (own === undefined) return undefined
  const children = [...(await parents())].flatMap(([child, parent]) => (parent === pid ? [child] : []))
  const times = await Promise.all(children.map((child) => ownSeconds(child)))
  return times.reduce<number>((sum, time) => sum + (time ?? 0), own)
}

/** The processor time of all processes that have the same parent as this one, itself not among them, and of those that have ended; in seconds. Throws where the system does not tell. */
export async function siblingSeconds(pid: number): Promise<number> {
  const all = await parents()
  const parent = all.get(pid)
  const ended = parent && (await fieldsOf(parent))
  if (!parent || !ended) throw new Error('The process is not on this machine')
  const siblings = [...all].flatMap(([other, of]) => (of === parent && other !== pid ? [other] : []))
  const times = await Promise.all(siblings.map((other) => ownSeconds(other)))
  return times.reduce<number>((sum, time) => sum + (time ?? 0), secondsIn(ended, 13))
}

/** The memory a process holds, in MB, where the system tells. */
export async function memoryOf(pid: number | undefined): Promise<number | undefined> {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(await fileOf(pid ?? 0, 'status'))?.[1]
  return kilobytes === undefined ? undefined : Math.round(Number(kilobytes) / 1024)
}
