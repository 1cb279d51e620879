import { useEffect, useState } from 'react'

/** The single-key shortcuts of the page, in the order in which they are explained. */
export const SHORTCUTS = ['j', 'k', 'g', '1–4', 'c', '/', 'r', 'v', '[', ']', '?'] as const

const STORE = 'correction:raccourcis'
const WRITING = 'textarea, select, input:not([type=radio]):not([type=checkbox]), [contenteditable=true]'

const isWriting = (target: EventTarget | null) => target instanceof Element && target.closest(WRITING) !== null

function focusOn(selector: string, block: ScrollLogicalPosition = 'nearest'): void {
  const found = document.querySelector<HTMLElement>(selector)
  found?.scrollIntoView({ block })
  found?.focus()
}

/** The criterion that has the focus, else the first one without a level. */
function currentCriterion(): HTMLElement | null {
  const focused = document.activeElement?.closest<HTMLElement>('[data-criterion]')
  const all = [...document.querySelectorAll<HTMLElement>('[data-criterion]')]
  return focused ?? all.find((one) => !one.querySelector('input[type=radio]:checked')) ?? all[0] ?? null
}

function chooseLevel(place: number): void {
  const radio = currentCriterion()?.querySelectorAll<HTMLInputElement>('input[type=radio]')[place]
  radio?.click()
  radio?.focus()
}

function stepPart(step: 1 | -1): void {
  const parts = [...document.querySelectorAll<HTMLElement>('[data-part-heading]')]
  const here = parts.findLastIndex((part) => part.getBoundingClientRect().top < 120)
  const next = parts[Math.max(0, Math.min(parts.length - 1, here + step))]
  next?.scrollIntoView({ block: 'start' })
  next?.focus({ preventScroll: true })
}

function act(key: string, addRemark: () => void): boolean {
  if (key === 'j' || key === 'k') document.querySelector<HTMLElement>(key === 'j' ? '[data-go=next]' : '[data-go=previous]')?.click()
  else if (key === 'g') currentCriterion()?.querySelector<HTMLElement>('input[type=radio]')?.focus()
  else if (key >= '1' && key <= '4') chooseLevel(Number(key) - 1)
  else if (key === 'c') addRemark()
  else if (key === '/') focusOn('#remark-bank', 'start')
  else if (key === 'r') focusOn('[data-decide=return]')
  else if (key === 'v') focusOn('[data-decide=validate]')
  else if (key === ']') stepPart(1)
  else if (key === '[') stepPart(-1)
  else if (key === '?') {
    const help = document.querySelector<HTMLDetailsElement>('[data-shortcuts]')
    if (help) help.open = true
    focusOn('[data-shortcuts] > summary')
  } else return false
  return true
}

/** Listens for single keys outside of fields; who needs them for something else switches them off, and this browser remembers. */
export function useShortcuts(addRemark: () => void): { isOn: boolean; turn: (isOn: boolean) => void } {
  const [isOn, setOn] = useState(true)
  useEffect(() => setOn(localStorage.getItem(STORE) !== 'non'), [])
  useEffect(() => {
    if (!isOn) return
    const hear = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isWriting(event.target)) return
      if (act(event.key, addRemark)) event.preventDefault()
    }
    document.addEventListener('keydown', hear)
    return () => document.removeEventListener('keydown', hear)
  }, [isOn, addRemark])
  return {
    isOn,
    turn: (next) => {
      setOn(next)
      localStorage.setItem(STORE, next ? 'oui' : 'non')
    },
  }
}
