// The one script of reading pages. It must stay under 4 KB: comfort only, every page works without it.
const labels = [...document.querySelectorAll<HTMLElement>('[data-sync]')]
const facts = labels[0]?.dataset ?? {}
const words: Record<string, string> = JSON.parse(facts['words'] ?? '{}')
const icons: Record<string, string> = { sent: 'check', sending: 'upload', offline: 'off' }
const PREFIX = 'keep:'
/** What waits here of the person on this page. */
const kept = () => Object.keys(localStorage).filter((name) => name.startsWith(`${PREFIX}${facts['owner'] ?? ''}`))

/** Says where the words are: `sent` only after the server's answer. */
function show(state: string, said = words[state]): void {
  for (const label of labels) {
    const text = label.querySelector('span')
    label.dataset['state'] = state
    if (text) text.textContent = said ?? state
    const use = label.querySelector('use')
    use?.setAttribute('href', `${use.getAttribute('href')?.split('#')[0]}#cloud-${icons[state] ?? 'alert'}`)
  }
}

addEventListener('offline', () => show('offline'))
addEventListener('online', () => kept().length || facts['waiting'] || show('sent'))
// What the worker of this page has to say comes through the second script.
addEventListener('sync', (event) => show(...(event as CustomEvent<[string, string?]>).detail))
if (!navigator.onLine) show('offline')

/** A new key for the next save; browsers on plain http have no randomUUID. */
const newKey = () =>
  '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, (digit) =>
    (Number(digit) ^ ((crypto.getRandomValues(new Uint8Array(1))[0] ?? 0) & (15 >> (Number(digit) / 4)))).toString(16),
  )

type Fields = [string, string][]

/** Puts kept words back into their fields. */
function fill(form: HTMLFormElement, kept: Fields): void {
  form.querySelectorAll<HTMLInputElement>('input:checked').forEach((one) => (one.checked = false))
  for (const [name, value] of kept) {
    const found = form.elements.namedItem(name)
    if (found instanceof RadioNodeList) found.value = value
    else if (found instanceof HTMLInputElement && found.type === 'checkbox') found.checked = true
    else if (found) (found as HTMLInputElement).value = value
    // A row that this page does not show yet still goes with the form.
    else form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }))
  }
  form.dispatchEvent(new Event('input'))
}

/** Brings kept words back, or asks where the server has newer ones; `forget` lets the kept ones go. */
function bringBack(form: HTMLFormElement, kept: Fields, isNewest: boolean, forget: () => void): void {
  const box = document.querySelector<HTMLElement>('[data-kept]')
  const say = (state: string) => {
    if (box) box.hidden = false
    box?.querySelectorAll<HTMLElement>('[data-when]').forEach((one) => (one.hidden = one.dataset['when'] !== state))
  }
  const back = () => {
    fill(form, kept)
    say('back')
  }
  if (isNewest) return back()
  say('newer')
  box?.addEventListener('click', (event) => {
    const choice = (event.target as HTMLElement).dataset['use']
    if (choice === 'kept') back()
    if (choice !== 'sent') return
    forget()
    box.hidden = true
  })
}

/** Keeps a form's words on this phone, sends them in pauses, and brings them back after a kill. */
function keep(form: HTMLFormElement): void {
  const slot = form.dataset['keep'] && PREFIX + form.dataset['keep']
  const address = form.dataset['send'] ?? ''
  const input = (name: string) => form.querySelector<HTMLInputElement>(`input[name=${name}]`) ?? new HTMLInputElement()
  const [key, base] = [input('id'), input('basedOn')]
  const fields = () => [...new FormData(form)].filter(([name]) => name !== 'id' && name !== 'basedOn') as Fields
  const now = () => JSON.stringify(fields())
  let known = now()
  let timers: number[] = []
  let wait = 2000
  let running: Promise<boolean> | undefined

  const forget = () => {
    if (slot) localStorage.removeItem(slot)
  }
  function store(): void {
    if (!slot || now() === known) return
    try {
      localStorage.setItem(slot, JSON.stringify([base.value, fields()]))
      show(navigator.onLine ? 'kept' : 'offline')
    } catch {
      show('full')
    }
  }

  async function post(): Promise<boolean> {
    const text = now()
    if (text === known) return true
    show('sending')
    const body = new URLSearchParams([['id', key.value], ['basedOn', base.value], ...fields()])
    const answer = await fetch(address, { method: 'POST', body, keepalive: document.hidden, headers: { Accept: 'application/json' } })
    // A refusal has a page of its own, and a session that ended one that carries the words: the form goes there as it would without this script.
    if (answer.status === 401) show('signIn')
    if (answer.status < 500 && !answer.ok) return true
    const saved = await answer.json()
    base.value = saved.revision
    key.value = newKey()
    known = text
    wait = 2000
    if (now() === text) forget()
    show(saved.versions > 1 ? 'choose' : 'sent')
    return true
  }

  function send(): Promise<boolean> {
    running ??= post()
      .catch(() => {
        show(navigator.onLine ? (slot ? 'kept' : 'notSent') : 'offline')
        timers.push(window.setTimeout(send, (wait = Math.min(wait * 2, 300_000))))
        return false
      })
      .finally(() => (running = undefined))
    return running
  }

  const listen = (target: EventTarget, name: string, act: (event: Event) => void) => target.addEventListener(name, act)
  listen(form, 'input', () => {
    timers.forEach((timer) => clearTimeout(timer))
    timers = [window.setTimeout(store, 800), window.setTimeout(send, 5000)]
  })
  listen(document, 'visibilitychange', () => {
    if (!document.hidden) return
    store()
    void send()
  })
  listen(window, 'online', () => void send())

  let isSent = false
  listen(window, 'pageshow', () => (isSent = false))
  listen(form, 'submit', (event) => {
    if (isSent) return
    event.preventDefault()
    const button = (event as SubmitEvent).submitter
    store()
    void Promise.resolve(running)
      .then(send)
      .then((isKept) => {
        // Without an answer the form stays here, unless a worker takes it and sends it later.
        if (!isKept && !(slot && navigator.serviceWorker?.controller)) return
        isSent = true
        // While the browser is still at this event it would take no other one of the same form: an unchanged text is ready that soon.
        setTimeout(() => form.requestSubmit(button))
      })
  })

  const [was, words] = JSON.parse((slot && localStorage.getItem(slot)) || '[]') as [string?, Fields?]
  if (!words || JSON.stringify(words) === known) forget()
  else bringBack(form, words, was === base.value, forget)
}

const load = (src: string) => document.head.append(Object.assign(document.createElement('script'), { src }))
const form = document.querySelector<HTMLFormElement>('form[data-send]')
if (form) keep(form)

for (const button of document.querySelectorAll<HTMLElement>('[data-script],[data-print]')) {
  const voice = button.dataset['voice']
  // Nothing is read aloud where the phone has no voice for the language; its voices may come late.
  const look = () =>
    (button.hidden = voice !== undefined && !window.speechSynthesis?.getVoices().some(({ lang }) => lang.startsWith(voice)))
  look()
  if (voice) window.speechSynthesis?.addEventListener('voiceschanged', look)
  button.addEventListener('click', () => {
    const src = button.dataset['script']
    if (src === undefined) print()
    else load(src)
  })
}

// The person's own count of the month, for everybody who signed in on a phone of their own: what a worker handed on is counted by the worker.
const month = `bytes:${facts['owner']}:${new Date().toISOString().slice(0, 7)}`
addEventListener('pagehide', () => {
  let bytes = Number(localStorage[month] ?? 0)
  for (const type of ['navigation', 'resource'])
    for (const one of performance.getEntriesByType(type) as PerformanceResourceTiming[]) if (one.nextHopProtocol) bytes += one.transferSize
  performance.clearResourceTimings()
  if (facts['owner']) localStorage[month] = bytes
})

// What this phone kept of a person goes when they sign out; they are told first where words were not sent yet.
document.querySelector('form[action="/deconnexion"]')?.addEventListener('submit', (event) => {
  const slots = kept()
  if ((slots.length > 0 || facts['waiting']) && !confirm(words['leave'])) event.preventDefault()
  else {
    slots.forEach((name) => localStorage.removeItem(name))
    localStorage.removeItem(month)
    facts['owner'] = ''
  }
})

// Comfort that can wait for the page, for who keeps something or may: what is kept, what waits to be sent, the month's bytes.
const more = facts['more']
const isKeeper = navigator.serviceWorker?.controller ?? document.querySelector('[data-pack],[data-load],form[action^="/quiz/"]')
if (more && isKeeper) (window.requestIdleCallback ?? setTimeout)(() => load(more), { timeout: 2000 })
