/** What a page is looked at for: who reads it and in which language. */
export type Expectation = { language: string; keys: readonly string[]; mostMains: number }

/**
 * What is wrong with the page as it stands in the browser, in plain lines; run inside the page, so it may use nothing from outside.
 * Tolerances: half a pixel of rounding; what is out of sight (closed details, hidden, off the screen) is not looked at.
 */
export function faultsInPage({ language, keys, mostMains }: Expectation): string[] {
  const faults: string[] = []
  const root = document.documentElement
  const isStaff = document.querySelector('main.staff') !== null
  const named = (element: Element) =>
    `<${element.tagName.toLowerCase()}${element.id ? `#${element.id}` : ''}${element.className && typeof element.className === 'string' ? `.${element.className.replaceAll(' ', '.')}` : ''}> ${(element.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 50)}`
  const isShown = (element: Element) => {
    if (!element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })) return false
    if (getComputedStyle(element).clipPath !== 'none') return false
    const box = element.getBoundingClientRect()
    return box.width > 1 && box.height > 1 && box.bottom > 0 && box.right > 0
  }
  const shown = (selector: string) => [...document.querySelectorAll(selector)].filter(isShown)

  const scrolls = (element: Element): boolean => {
    for (let one: Element | null = element; one; one = one.parentElement)
      if (['auto', 'scroll'].includes(getComputedStyle(one).overflowX)) return true
    return false
  }

  // The page itself.
  const overflow = root.scrollWidth - root.clientWidth
  if (overflow > 0) {
    // The innermost box that reaches over the edge, or whose text does.
    const wide = shown('body *')
      .filter((one) => {
        const box = one.getBoundingClientRect()
        const isOver = box.right > root.clientWidth + 1 || box.left < -1
        return (isOver || (one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== 'inline')) && !scrolls(one)
      })
      .at(-1)
    faults.push(`${overflow} px too wide: ${wide ? named(wide) : ''}`)
  }
  if (root.lang !== language) faults.push(`lang is ${root.lang}`)
  if (root.dir !== (language === 'ar' ? 'rtl' : 'ltr')) faults.push(`dir is ${root.dir}`)
  if (document.title.trim() === '') faults.push('no title')
  const headings = document.querySelectorAll('h1').length
  if (headings !== 1) faults.push(`${headings} main headings`)
  const mains = shown('.btn:not(.second, .quiet, .danger)')
  if (mains.length > mostMains) faults.push(`${mains.length} main buttons: ${mains.map(named).join(' | ')}`)

  // Its texts.
  const text = document.body.innerText
  // What is to be typed as it stands is set as code.
  const typed = new Set([...document.querySelectorAll('code')].map((one) => one.textContent))
  const raw = [...text.matchAll(/\{[a-zA-Z]\w*\}|\bundefined\b|\bNaN\b|\[object /g)].find(([found]) => !typed.has(found))
  if (raw) faults.push(`raw: ${raw[0]}`)
  for (const word of new Set(text.match(/[a-zA-Z]\w*(?:\.[a-zA-Z][\w-]*)+/g) ?? []))
    if (keys.includes(word)) faults.push(`a key of the words is shown: ${word}`)
  const digits = text.match(/.{0,20}[٠-٩۰-۹].{0,20}/)
  if (digits) faults.push(`digits that are not ours: ${digits[0]}`)

  // Tables stay on the screen, or in a region that scrolls.
  for (const table of shown('table')) {
    const box = table.getBoundingClientRect()
    if ((box.right > root.clientWidth + 1 || box.left < -1) && !scrolls(table))
      faults.push(`a table is wider than the screen: ${named(table)}`)
  }

  // What is cut: a box that hides what is in it.
  for (const one of shown('body *')) {
    const style = getComputedStyle(one)
    if (!['hidden', 'clip'].includes(style.overflowX) && !['hidden', 'clip'].includes(style.overflowY)) continue
    // The name of the site beside its mark may end in dots.
    if (one.matches('svg, svg *, .brand span') || (one.textContent ?? '').trim() === '') continue
    if (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1) faults.push(`cut: ${named(one)}`)
  }

  // Texts that lie on one another.
  const texts: Array<{ owner: Element; box: DOMRect }> = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node && texts.length < 1500; node = walker.nextNode()) {
    const owner = node.parentElement
    if (
      !owner ||
      (node.textContent ?? '').trim() === '' ||
      !isShown(owner) ||
      owner.closest('.skip, .hidden, .brand, select, option, textarea, svg')
    )
      continue
    const range = document.createRange()
    range.selectNodeContents(node)
    for (const box of range.getClientRects()) if (box.width > 2) texts.push({ owner, box })
  }
  texts.sort((one, other) => one.box.top - other.box.top)
  texts.forEach(({ owner, box }, index) => {
    for (const other of texts.slice(index + 1)) {
      if (other.box.top > box.bottom - 4) break
      const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left)
      // Lines of one text may touch: glyphs of Arabic are taller than their line.
      const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top)
      if (across > 4 && down > Math.min(box.height, other.box.height) * 0.6 && owner !== other.owner)
        if (!scrolls(owner) && !scrolls(other.owner)) faults.push(`on one another: ${named(owner)} | ${named(other.owner)}`)
    }
  })

  // Targets: what a finger or a mouse must meet. A link within a sentence is as tall as its line.
  const least = isStaff ? 36 : 44
  const isInSentence = (one: Element) => {
    if (!one.matches('a, button.term') || !getComputedStyle(one).display.startsWith('inline') || getComputedStyle(one).display !== 'inline')
      return false
    const block = one.closest('p, li, td, th, dd, dt, figcaption, blockquote, div')
    const around = (block?.textContent ?? '').replace(/\s+/g, '').length - (one.textContent ?? '').replace(/\s+/g, '').length
    return around > 3
  }
  for (const one of shown('a[href], button, input, select, summary, textarea, [role="button"], [contenteditable="true"]')) {
    if (one.matches('.skip, input[type="hidden"]') || isInSentence(one)) continue
    const after = getComputedStyle(one, '::after')
    const covered = after.content !== 'none' && after.position === 'absolute' && after.insetBlockStart === '0px'
    let box = one.getBoundingClientRect()
    if (covered) {
      let place: Element | null = one
      while (place && getComputedStyle(place).position === 'static') place = place.parentElement
      if (place) box = place.getBoundingClientRect()
    }
    const label = one.matches('input[type="radio"], input[type="checkbox"]') ? one.closest('label') : null
    if (label) box = label.getBoundingClientRect()
    if (box.height < least - 0.5 || box.width < least - 0.5)
      faults.push(`a target of ${Math.round(box.width)} × ${Math.round(box.height)}: ${named(one)}`)
  }
  return [...new Set(faults)]
}
