import { z } from 'zod'
import { TAB_ADDRESSES, tabFrom, type QueueTab } from './queue-tabs.ts'

const MOST_PAGES = 20

/** What the address of the queue may ask for; anything else is ignored. */
const queueSearch = z.object({
  cohorte: z.uuid().optional().catch(undefined),
  organisation: z.uuid().optional().catch(undefined),
  pour: z.literal('moi').optional().catch(undefined),
  pages: z.coerce.number().int().min(1).max(MOST_PAGES).catch(1),
})

/** What a trainer asks of the queue. */
export type QueueWish = { tab: QueueTab; cohortId: string | null; organisationId: string | null; isMine: boolean; pages: number }

/** The wish of an address. */
export function readQueueWish(search: URLSearchParams): QueueWish {
  const { cohorte, organisation, pour, pages } = queueSearch.parse(Object.fromEntries(search))
  return {
    tab: tabFrom(search.get('onglet')),
    cohortId: cohorte ?? null,
    organisationId: organisation ?? null,
    isMine: pour === 'moi',
    pages,
  }
}

/** The address of a wish. */
export function queueAddress(wish: QueueWish): string {
  const search = new URLSearchParams({ onglet: TAB_ADDRESSES[wish.tab] })
  if (wish.cohortId) search.set('cohorte', wish.cohortId)
  if (wish.organisationId) search.set('organisation', wish.organisationId)
  if (wish.isMine) search.set('pour', 'moi')
  if (wish.pages > 1) search.set('pages', String(wish.pages))
  return `/correction?${search.toString()}`
}

/** What was just decided, as the address of the next page tells it. */
export const decidedSearch = z.object({ apres: z.uuid(), decision: z.enum(['return', 'validate', 'second', 'moderator']) })
