import { setFlagsFromString } from 'node:v8'

/**
 * How far what outlives a page may grow, in percent of what is really in use, before the engine looks for what to give back. By itself it lets a process grow
 * to several times that on a machine with much memory, and small servers are small.
 */
const GROWTH_PERCENT = 40

/** Given to each process that answers people: the room for what a page makes and leaves behind, in MB. The engine reads it at its start only. */
export const YOUNG_ROOM = '--max-semi-space-size=8'

/** Makes the engine give memory back early, for the rest of this process. No limit: a large file or sheet still gets what it takes. */
export const keepHeapSmall = (): void => setFlagsFromString(`--heap-growing-percent=${GROWTH_PERCENT}`)
