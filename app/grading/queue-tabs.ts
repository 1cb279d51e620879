import type { WorkState } from '#app/rules/work-states.ts'

/** The tabs of the queue, in the order in which work passes through them. */
export const QUEUE_TABS = ['waiting', 'revision', 'ready', 'released'] as const
export type QueueTab = (typeof QUEUE_TABS)[number]

/** The address of each tab, in French as all addresses. */
export const TAB_ADDRESSES: Record<QueueTab, string> = {
  waiting: 'a-corriger',
  revision: 'en-revision',
  ready: 'a-publier',
  released: 'publies',
}

/** The tab that an address names; the first one where it names none. */
export function tabFrom(address: string | null): QueueTab {
  return QUEUE_TABS.find((tab) => TAB_ADDRESSES[tab] === address) ?? 'waiting'
}

/** The tab on which work of a state stands; null for work that is not in the queue. */
export function tabOf(state: WorkState): QueueTab | null {
  switch (state) {
    case 'submitted':
    case 'in-marking':
    case 'marked':
      return 'waiting'
    case 'returned':
      return 'revision'
    case 'ready':
      return 'ready'
    case 'released':
      return 'released'
    case 'draft':
    case 'withdrawn':
    case 'excused':
    case 'cancelled':
      return null
  }
}
