// The script of the page «Sur ce téléphone»: lists what is kept and what waits, from this phone, in the words that the page brought.
import { formatDay, formatInstant } from '#app/language/dates.ts'
import { formatBytes, say } from '#app/language/words.ts'
import type { Language } from '#app/rules/languages.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import { keepPack, packName, packsOf, removePack, type Pack } from './keep-pack.client.ts'
import { monthBytes } from './month-bytes.client.ts'
import { entriesOf, fact, pagesOf, putEntry, removeEntry, sentOf, setFact } from './phone-store.client.ts'
import type { Entry } from './send-outbox.ts'
import { typedOn } from './typed-text.client.ts'

type Words = Record<'finished' | 'about' | 'update' | 'room' | 'month' | 'dropSure' | 'late', string>

const owner = document.querySelector<HTMLElement>('[data-owner]')?.dataset['owner'] ?? ''
const page = document.querySelector<HTMLElement>('[data-phone]')
const words = JSON.parse(page?.dataset['phone'] ?? '{}') as Words
const spoken = document.documentElement.lang
const language: Language = spoken === 'ar' || spoken === 'en' ? spoken : 'fr'
const send = () => navigator.serviceWorker.controller?.postMessage({ act: 'send' })

/** One row from its template; `acts` are its buttons. */
function row(kind: 'entry' | 'pack', slots: Record<string, string>, states: string[], acts: Record<string, () => void>): Node {
  const template = document.querySelector<HTMLTemplateElement>(`template[data-row=${kind}]`)
  const made = template?.content.cloneNode(true)
  if (!(made instanceof DocumentFragment)) return document.createComment('')
  for (const [name, text] of Object.entries(slots)) for (const slot of made.querySelectorAll(`[data-slot=${name}]`)) slot.textContent = text
  for (const part of made.querySelectorAll<HTMLElement>('[data-when]')) part.hidden = !states.includes(part.dataset['when'] ?? '')
  for (const button of made.querySelectorAll<HTMLElement>('[data-act]')) {
    const act = acts[button.dataset['act'] ?? '']
    if (act) button.addEventListener('click', act)
  }
  return made
}

function list(kind: 'entry' | 'pack' | 'sent', rows: Node[]): void {
  document.querySelector(`[data-list=${kind}]`)?.replaceChildren(...rows)
  for (const one of document.querySelectorAll<HTMLElement>(`[data-none=${kind}]`)) one.hidden = rows.length > 0
  for (const one of document.querySelectorAll<HTMLElement>(`[data-some=${kind}]`)) one.hidden = rows.length === 0
}

const saidOf = ({ refused }: Entry): Record<string, string> => (refused?.includes('tard=') ? { why: words.late } : {})

async function entryRow(entry: Entry): Promise<Node> {
  const copy = await (await pagesOf(owner)).match(entry.address.split('?')[0] ?? '')
  const text = typedOn(entry.body, copy && new DOMParser().parseFromString(await copy.text(), 'text/html'))
  const { n, address, finishedAt, refused, sentAt } = entry
  const title = new DOMParser().parseFromString(entry.title, 'text/html').body.textContent ?? ''
  const state = sentAt !== undefined ? 'sent' : refused === undefined ? 'waiting' : 'refused'
  const when = say(words.finished, { when: formatInstant(new Date(finishedAt), language, new Date()) })
  return row('entry', { title, when, text, ...saidOf(entry) }, text === '' ? [state] : [state, 'typed'], {
    open: () => location.assign(address),
    again: () => {
      const { refused: _, ...waiting } = entry
      void putEntry(waiting).then(send).then(draw)
    },
    drop: () => {
      if (n !== undefined && confirm(words.dropSure)) void removeEntry(n).then(draw)
    },
  })
}

function packRow(pack: Pack): Node {
  const size = formatBytes(pack.bytes, language)
  const about = say(words.about, { size, day: formatDay(moroccoDay(new Date(pack.keptAt)), language) })
  return row('pack', { title: pack.title, about, update: say(words.update, { size }) }, pack.isOutdated ? ['outdated'] : [], {
    visit: () => location.assign(pack.pages[0] ?? '/'),
    remove: () => void removePack(owner, pack.address).then(draw),
    update: () => void keepPack(owner, pack.address, () => undefined).then(draw, draw),
  })
}

async function drawFacts(): Promise<void> {
  const show = (name: 'room' | 'month', bytes: number | undefined) => {
    const place = document.querySelector<HTMLElement>(`[data-fact=${name}]`)
    if (!place || bytes === undefined) return
    place.textContent = say(words[name], { size: formatBytes(bytes, language) })
    place.hidden = false
  }
  show('month', await monthBytes(owner))
  // A phone that is busy may take seconds to say how much room it has: asked last.
  const { quota, usage } = await navigator.storage.estimate()
  show('room', quota === undefined || usage === undefined ? undefined : quota - usage)
}

async function draw(): Promise<void> {
  const [entries, sent, packs] = await Promise.all([entriesOf(owner), sentOf(owner), packsOf(owner)])
  list('entry', await Promise.all(entries.map(entryRow)))
  list('sent', await Promise.all(sent.reverse().map(entryRow)))
  list('pack', packs.filter(({ title }) => title !== '').map(packRow))
}

/** Sends everything of the last days once more, in its order: what the server still has is not written twice. */
async function sendAgain(): Promise<void> {
  for (const { sentAt: _, ...waiting } of await sentOf(owner)) await putEntry(waiting)
  await draw()
  send()
}

/** A look at the lists of what is kept may cost so many bytes at most, once a day. */
const LOOK_BYTES = 20_000

/** Asks once a day whether what is kept has changed: only the lists travel, never the pages, and nothing where somebody saves data. */
async function look(): Promise<void> {
  const today = moroccoDay(new Date())
  const name = `${owner}:looked`
  const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } }
  if (!navigator.onLine || connection?.saveData || (await fact(name)) === today) return
  await setFact(name, today)
  let spent = 0
  for (const pack of await packsOf(owner)) {
    if (spent > LOOK_BYTES - 2_000) return
    const answer = await fetch(pack.address)
    spent += Number(answer.headers.get('content-length') ?? 0) + 500
    if (!answer.ok) continue
    const { version } = (await answer.json()) as Pick<Pack, 'version'>
    await setFact(packName(owner, pack.address), { ...pack, isOutdated: version !== pack.version })
  }
  await draw()
}

if (page && 'caches' in window) {
  const missing = document.getElementById('absente')
  if (missing) missing.hidden = location.pathname === '/telephone'
  document.querySelector('[data-act=send]')?.addEventListener('click', send)
  document.querySelector('[data-act=resend]')?.addEventListener('click', () => void sendAgain())
  addEventListener('outbox', () => void draw())
  // Shown once it is known what waits: until then «nothing waits» would be a guess.
  void draw()
    .then(() => {
      page.hidden = false
    })
    .then(drawFacts)
    .then(look)
}
