import { useEffect, useState } from 'react'

/** Words chosen in the text of a part: where they begin and end in the text that was handed in. */
export type Selected = { partId: string; start: number; end: number }

function pieceEnd(piece: HTMLElement): number {
  return Number(piece.dataset['start']) + (piece.textContent ?? '').length
}

function offsetIn(piece: HTMLElement, container: Node, offset: number): number | null {
  return container.nodeType === Node.TEXT_NODE && piece.contains(container) ? Number(piece.dataset['start']) + offset : null
}

/** The chosen words as a place in the frozen text: they lie within one part, between two of its pieces. */
function readSelection(): Selected | null {
  const selection = document.getSelection()
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return null
  const range = selection.getRangeAt(0)
  const container = range.startContainer
  const part = (container instanceof Element ? container : container.parentElement)?.closest<HTMLElement>('[data-part]')
  if (!part) return null
  const pieces = [...part.querySelectorAll<HTMLElement>('[data-start]')].filter(
    (piece) => range.intersectsNode(piece) && piece.textContent !== '',
  )
  const [first] = pieces
  const last = pieces.at(-1)
  if (!first || !last) return null
  const start = offsetIn(first, range.startContainer, range.startOffset) ?? Number(first.dataset['start'])
  const end = offsetIn(last, range.endContainer, range.endOffset) ?? pieceEnd(last)
  return end > start ? { partId: part.dataset['part'] ?? '', start, end } : null
}

/** The words that are chosen now, or were chosen last: pressing a button takes the choice away before the button is heard. */
export function useSelection(): { selected: Selected | null; forget: () => void } {
  const [selected, setSelected] = useState<Selected | null>(null)
  useEffect(() => {
    const look = () => {
      const found = readSelection()
      if (found) setSelected(found)
    }
    document.addEventListener('selectionchange', look)
    return () => document.removeEventListener('selectionchange', look)
  }, [])
  return { selected, forget: () => setSelected(null) }
}
