import { AsyncLocalStorage } from 'node:async_hooks'

/** Where a request comes from, as far as it may be kept. */
export type Visit = {
  requestId: string
  /** The kind of browser and system. */
  device: string
  /** The network without the part that names one connection. */
  network: string
}

const visits = new AsyncLocalStorage<Visit>()

/** Runs the work of one request, so that what it writes into the audit can say where it came from. */
export const inVisit = <T>(visit: Visit, work: () => T): T => visits.run(visit, work)

/** The request that is being answered; undefined in a command or a job. */
export const currentVisit = (): Visit | undefined => visits.getStore()
