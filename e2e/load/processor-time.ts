import { readFile } from 'node:fs/promises'

/** Linux counts a process's time in hundredths of a second. */
const TICKS_PER_SECOND = 100

async function fileOf(pid: number | undefined, name: string): Promise<string> {
  return readFile(`/proc/${pid}/${name}`, 'utf8').catch(() => '')
}

/** The processor time a process has used so far, in seconds, where the system tells. On a busy machine it says more than the clock does. */
export async function processorSeconds(pid: number | undefined): Promise<number | undefined> {
  const fields = (await fileOf(pid, 'stat')).split(') ')[1]?.split(' ')
  return fields ? (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND : undefined
}

/** The memory a process holds, in MB, where the system tells. */
export async function memoryOf(pid: number | undefined): Promise<number | undefined> {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(await fileOf(pid, 'status'))?.[1]
  return kilobytes === undefined ? undefined : Math.round(Number(kilobytes) / 1024)
}
