import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'

/** Where a change is: as it was saved, changed, on its way, refused or without a network, or changed by somebody else meanwhile. */
export const DRAFT_STATES = ['clean', 'dirty', 'saving', 'failed', 'stale'] as const
export type DraftState = (typeof DRAFT_STATES)[number]

type Known = { state: DraftState; flush: () => Promise<boolean> }
type Drafts = {
  /** Whether the scripts of the page run: before that, everything is a plain form. */
  isLive: boolean
  savedAt: string | null
  worst: DraftState
  report: (name: string, known: Known) => void
  saw: (time: string) => void
  /** Sends everything that is not saved yet; false when something could not be. */
  flushAll: () => Promise<boolean>
}

const Current = createContext<Drafts | null>(null)
const SEVERITY: Record<DraftState, number> = { clean: 0, saving: 1, dirty: 2, failed: 3, stale: 4 }

/** Watches over all changes on the page: says where they are, and keeps the page from being left with unsent words. */
export function WatchDrafts({ children }: { children: ReactNode }) {
  const known = useRef(new Map<string, Known>())
  const [isLive, setLive] = useState(false)
  const [worst, setWorst] = useState<DraftState>('clean')
  const [savedAt, setSavedAt] = useState<string | null>(null)
  useEffect(() => setLive(true), [])

  const report = useCallback((name: string, one: Known) => {
    known.current.set(name, one)
    const states = [...known.current.values()].map(({ state }) => state)
    setWorst(states.reduce<DraftState>((bad, state) => (SEVERITY[state] > SEVERITY[bad] ? state : bad), 'clean'))
  }, [])
  const flushAll = useCallback(async () => {
    const answers = await Promise.all([...known.current.values()].map(({ flush }) => flush()))
    return answers.every(Boolean)
  }, [])
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (worst !== 'clean') event.preventDefault()
    }
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [worst])

  const drafts = useMemo(() => ({ isLive, savedAt, worst, report, saw: setSavedAt, flushAll }), [isLive, savedAt, worst, report, flushAll])
  return <Current.Provider value={drafts}>{children}</Current.Provider>
}

/** The watch over the changes of the page. */
export function useDrafts(): Drafts {
  const drafts = useContext(Current)
  if (!drafts) throw new Error('Nobody watches over the drafts')
  return drafts
}
