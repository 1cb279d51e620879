// The second script of pages for people who signed in: what waits to be sent, what is kept on this phone, the month's bytes. Loaded after the page.
import { keepPack, packName, removePack, type Pack } from './keep-pack.client.ts'
import { entriesOf, fact, setFact } from './phone-store.client.ts'

type Counted = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }
type Words = { offline: string; waiting: Counted; refused: Counted; parts: string }
type News = { state: string; waiting: number; refused: number }

const label = document.querySelector<HTMLElement>('[data-owner]')
const owner = label?.dataset['owner'] ?? ''
const words = JSON.parse(label?.dataset['words'] ?? '{}') as Words
const count = (phrase: Counted, n: number) =>
  (phrase[new Intl.PluralRules(document.documentElement.lang).select(n)] ?? phrase.other).replace('{n}', String(n))
const say = (state: string, text?: string) => dispatchEvent(new CustomEvent('sync', { detail: [state, text] }))

/** Says what waits; `envoyé` comes only from the worker, after the server's answer. */
function report({ state, waiting, refused }: News): void {
  for (const one of document.querySelectorAll<HTMLElement>('[data-words]'))
    one.dataset['waiting'] = waiting + refused > 0 ? String(waiting + refused) : ''
  if (/full|notSent/.test(state)) {
    say(state)
    // Somebody pressed a button and stays on this page: what became of it must be in sight.
    return document.querySelectorAll('[data-words]').item(0).scrollIntoView({ block: 'center' })
  }
  if (refused > 0) return void say('choose', count(words.refused, refused))
  if (waiting === 0 || state === 'signIn' || state === 'sending') return void say(state || 'sent')
  const text = count(words.waiting, waiting)
  say(navigator.onLine ? 'kept' : 'offline', navigator.onLine ? text : words.parts.replace('{one}', words.offline).replace('{other}', text))
}

let pause = 2_000
let timer: number | undefined
const send = () => navigator.serviceWorker.controller?.postMessage({ act: 'send' })

function listen(): void {
  navigator.serviceWorker.addEventListener('message', ({ data }: MessageEvent<News>) => {
    report(data)
    dispatchEvent(new CustomEvent('outbox'))
    clearTimeout(timer)
    if (data.state !== 'waiting') return
    timer = window.setTimeout(send, pause)
    pause = Math.min(pause * 2, 300_000)
  })
  addEventListener('online', () => {
    pause = 2_000
    send()
  })
}

/** Puts an answer that waits back into its form, so that the page shows what was chosen. */
function fill(body: string): void {
  for (const [name, value] of new URLSearchParams(body))
    for (const field of document.getElementsByName(name) as NodeListOf<HTMLInputElement>) {
      if (field.type === 'hidden' || field instanceof HTMLButtonElement) continue
      if (field.type === 'radio' || field.type === 'checkbox') field.checked ||= field.value === value
      else field.value = value
    }
}

function show(selector: string, isShown: boolean): void {
  for (const one of document.querySelectorAll<HTMLElement>(selector)) one.hidden = !isShown
}

async function showWaiting(): Promise<void> {
  const entries = await entriesOf(owner)
  const refused = entries.filter((entry) => entry.refused !== undefined).length
  if (entries.length === 0) return
  report({ state: 'waiting', waiting: entries.length - refused, refused })
  const here = entries.filter((entry) => entry.address.split('?')[0] === location.pathname).at(-1)
  if (here && !document.querySelector('[data-send]')) {
    fill(here.body)
    show('[data-when-kept]', true)
  }
  for (const { address } of entries) {
    show(`[data-when-kept-at="${CSS.escape(address)}"]`, true)
    show(`[data-until-kept-at="${CSS.escape(address)}"]`, false)
  }
  // What is not answered here or there is counted by the page itself.
  if (![...document.querySelectorAll<HTMLElement>('[data-until-kept-at]')].some((one) => !one.hidden)) {
    show('[data-when-all-kept]', true)
    show('[data-until-all-kept]', false)
  }
  send()
}

/** The button that keeps what a page names, and removes it again. */
async function keepButton(button: HTMLElement): Promise<void> {
  const address = button.dataset['pack'] ?? ''
  const said = JSON.parse(button.dataset['said'] ?? '{}') as Record<string, string>
  const text = button.querySelector('span')
  const show = (state: string, share = 0) => {
    button.dataset['state'] = state
    if (text) text.textContent = (said[state] ?? '').replace('{percent}', String(Math.round(share * 100)))
  }
  const name = packName(owner, address)
  show((await fact<Pack>(name)) ? 'remove' : 'keep')
  button.hidden = false
  button.addEventListener('click', async () => {
    const state = button.dataset['state']
    if (state === 'keeping') return
    if (state === 'remove') {
      await removePack(owner, address)
      return show('keep')
    }
    show('keeping')
    try {
      await register()
      await keepPack(owner, address, (share) => show('keeping', share))
      await navigator.storage.persist?.()
      show('remove')
    } catch (error) {
      show(error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'away')
    }
  })
}

/** The worker, with the page that it shows where nothing else is kept. */
async function register(): Promise<void> {
  await navigator.serviceWorker.register('/sw.js', { updateViaCache: 'all' })
  const { active } = await navigator.serviceWorker.ready
  // A page that was loading while the worker began is looked after from now on.
  if (!navigator.serviceWorker.controller) active?.postMessage({ act: 'claim' })
  const shell = '/hors-ligne/page/telephone'
  if (!(await fact(packName(owner, shell)))) await keepPack(owner, shell, () => undefined)
  await setFact('viewer', owner)
  await setFact('author', owner)
}

/** Browsers that can put the site on the home screen say so; it is proposed once, and never again after an answer. */
function proposeInstall(): void {
  const button = document.querySelector<HTMLElement>('[data-install]')
  addEventListener('beforeinstallprompt', async (event) => {
    event.preventDefault()
    const asked = `${owner}:install`
    if (!button || (await fact(asked))) return
    button.hidden = false
    button.addEventListener('click', ({ target }) => {
      const act = target instanceof HTMLElement ? target.closest<HTMLElement>('[data-act]')?.dataset['act'] : undefined
      if (!act) return
      button.hidden = true
      void setFact(asked, true)
      if (act === 'install') void (event as Event & { prompt: () => Promise<unknown> }).prompt()
    })
  })
}

function load(src: string | undefined): void {
  if (src) document.head.append(Object.assign(document.createElement('script'), { src }))
}

if (owner && 'serviceWorker' in navigator && 'caches' in window) {
  listen()
  proposeInstall()
  // The worker comes with the first thing that somebody keeps, or with their first quiz, whose answers it then sends in one request each and keeps
  // where the network goes: who does neither pays nothing for it. From then on it knows who is here.
  if (navigator.serviceWorker.controller || location.pathname.startsWith('/quiz/')) void register().catch(() => undefined)
  for (const button of document.querySelectorAll<HTMLElement>('[data-pack]')) void keepButton(button)
  void showWaiting()
  navigator.serviceWorker.controller?.postMessage({ act: 'count' })
}
for (const one of document.querySelectorAll<HTMLElement>('[data-load]')) load(one.dataset['load'])
