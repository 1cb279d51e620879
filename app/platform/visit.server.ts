import { AsyncLocalStorage } from 'node:async_hooks'

/** Where a request comes from, as far as it may be kept. */
export type Visit = {
  requestId: string
  /** The kind of browser and system. */
  device: string
  /** The network without the part that names one connection. */
  network: string
}

/** One for the process: the server and the pages it serves are bundled apart, each with its own copy of this file. */
const PLACE = Symbol.for('passerelle.visits')
const kept: unknown = Reflect.get(globalThis, PLACE)
const visits: AsyncLocalStorage<Visit> = kept instanceof AsyncLocalStorage ? kept : new AsyncLocalStorage<Visit>()
Reflect.set(globalThis, PLACE, visits)

/** Runs the work of one request, so that what it writes into the audit can say where it came from. */
export const inVisit = <T>(visit: Visit, work: () => T): T => visits.run(visit, work)

/** The request that is being answered; undefined in a command or a job. */
export const currentVisit = (): Visit | undefined => visits.getStore()
