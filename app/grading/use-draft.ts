import { useCallback, useEffect, useRef, useState } from 'react'
import { z } from 'zod'
import { useDrafts, type DraftState } from './drafts.tsx'

const kept = z.object({ ok: z.literal(true), rowVersion: z.number(), time: z.string() })
const refused = z.object({ ok: z.literal(false), because: z.string(), text: z.string() })
const theirs = z.object({ rowVersion: z.number(), time: z.string(), by: z.string().nullish() }).catchall(z.unknown())
const stale = z.object({ ok: z.literal(false), because: z.literal('stale'), theirs })

/** What somebody else saved meanwhile. */
export type Theirs<V> = { value: V; rowVersion: number; time: string; by: string | null }

type Options<V> = {
  name: string
  address: string
  intent: string
  fixed?: Record<string, string>
  initial: V
  rowVersion: number
  /** What was typed is sent only once it can be taken. */
  isReady: (value: V) => boolean
}

const PAUSE = 800

/** The server's answer to a save; nothing without a network. */
async function answerTo(address: string, body: URLSearchParams): Promise<unknown> {
  return fetch(address, { method: 'POST', body }).then(
    async (response): Promise<unknown> => response.json(),
    () => null,
  )
}

/** What somebody else saved meanwhile, in an answer that refuses to overwrite it. */
function theirsIn<V extends Record<string, string>>(answer: unknown, mine: V): Theirs<V> | null {
  const changed = stale.safeParse(answer)
  if (!changed.success) return null
  const { rowVersion, time, by, ...rest } = changed.data.theirs
  const value = Object.fromEntries(Object.keys(mine).map((key) => [key, String(rest[key] ?? '')]))
  return { value: { ...mine, ...value }, rowVersion, time, by: by ?? null }
}

/** A change that saves itself after a pause, one request at a time, each built on the version that the last one was answered with. */
export function useDraft<V extends Record<string, string>>({ name, address, intent, fixed, initial, rowVersion, isReady }: Options<V>) {
  const { report, saw } = useDrafts()
  const [value, setValue] = useState(initial)
  const [state, setState] = useState<DraftState>('clean')
  const [refusal, setRefusal] = useState<string | null>(null)
  const [other, setOther] = useState<Theirs<V> | null>(null)
  const now = useRef(value)
  const saved = useRef(JSON.stringify(initial))
  const version = useRef(rowVersion)
  const timer = useRef<number | undefined>(undefined)
  const running = useRef<Promise<boolean> | null>(null)

  const post = useCallback(async (): Promise<boolean> => {
    const sent = JSON.stringify(now.current)
    if (sent === saved.current || !isReady(now.current)) return sent === saved.current
    setState('saving')
    const body = new URLSearchParams({ intent, ...fixed, ...now.current, basedOn: String(version.current) })
    const answer = await answerTo(address, body)
    const ok = kept.safeParse(answer)
    if (ok.success) {
      saved.current = sent
      version.current = ok.data.rowVersion
      saw(ok.data.time)
      setRefusal(null)
      setState(JSON.stringify(now.current) === sent ? 'clean' : 'dirty')
      return true
    }
    const changed = theirsIn(answer, now.current)
    if (changed) {
      setOther(changed)
      setState('stale')
      return false
    }
    const no = refused.safeParse(answer)
    setRefusal(no.success ? no.data.text : null)
    setState('failed')
    return false
  }, [address, fixed, intent, isReady, saw])

  const flush = useCallback(async (): Promise<boolean> => {
    clearTimeout(timer.current)
    if (running.current) await running.current
    running.current = post()
    const done = await running.current
    running.current = null
    return done
  }, [post])

  const change = useCallback(
    (next: V, pause = PAUSE) => {
      now.current = next
      setValue(next)
      if (state !== 'stale') setState('dirty')
      clearTimeout(timer.current)
      if (state !== 'stale') timer.current = window.setTimeout(() => void flush(), pause)
    },
    [flush, state],
  )

  const keepMine = useCallback(() => {
    if (!other) return
    version.current = other.rowVersion
    setOther(null)
    setState('dirty')
    void flush()
  }, [flush, other])

  const keepTheirs = useCallback(() => {
    if (!other) return
    now.current = other.value
    saved.current = JSON.stringify(other.value)
    version.current = other.rowVersion
    setValue(other.value)
    setOther(null)
    setState('clean')
  }, [other])

  useEffect(() => {
    if (state !== 'failed') return
    const again = () => void flush()
    addEventListener('online', again)
    return () => removeEventListener('online', again)
  }, [flush, state])
  useEffect(() => report(name, { state, flush }), [report, name, state, flush])

  return { value, state, refusal, other, change, flush, keepMine, keepTheirs }
}
