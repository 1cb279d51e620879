// The script behind «Écouter cette leçon»: the browser's own voice reads paragraph by paragraph. Loaded on the first tap; it asks the network for nothing.
const box = document.querySelector<HTMLElement>('[data-voice-box]')
const article = document.querySelector<HTMLElement>('article.prose')
const said = JSON.parse(box?.dataset['voiceBox'] ?? '{}') as Record<'pause' | 'goOn', string>
const language = article?.lang || document.documentElement.lang
/** What is read one after the other; a cell or a box that holds paragraphs is read by its paragraphs. */
const paragraphs = [...(article?.querySelectorAll<HTMLElement>('h2, h3, p, li, th, td, figcaption') ?? [])].filter(
  (one) => (one.textContent ?? '').trim() !== '' && !one.querySelector('p, li'),
)

let place = 0
let isReading = false
const speed = () => Number(box?.querySelector('select')?.value ?? 1)
const main = box?.querySelector<HTMLElement>('[data-act=speak]')

function mark(one: HTMLElement | undefined): void {
  for (const other of paragraphs) other.classList.toggle('spoken', other === one)
  one?.scrollIntoView({ block: 'center' })
}

function show(): void {
  if (main) main.textContent = isReading ? said.pause : said.goOn
}

function speak(): void {
  const one = paragraphs[place]
  speechSynthesis.cancel()
  if (!one) {
    isReading = false
    place = 0
    mark(undefined)
    return show()
  }
  mark(one)
  const spoken = Object.assign(new SpeechSynthesisUtterance(one.textContent ?? ''), { lang: language, rate: speed() })
  const voice = speechSynthesis.getVoices().find((each) => each.lang.startsWith(language))
  if (voice) spoken.voice = voice
  spoken.addEventListener('end', () => {
    // Stopping and going on elsewhere end a paragraph too.
    if (!isReading || paragraphs[place] !== one) return
    place += 1
    speak()
  })
  speechSynthesis.speak(spoken)
}

function toggle(): void {
  isReading = !isReading
  if (isReading) speak()
  else speechSynthesis.cancel()
  show()
}

function step(by: number): void {
  place = Math.min(Math.max(place + by, 0), paragraphs.length - 1)
  if (isReading) speak()
  else mark(paragraphs[place])
}

if (box && paragraphs.length > 0) {
  box.hidden = false
  document.querySelector<HTMLElement>('[data-voice]')?.remove()
  main?.addEventListener('click', toggle)
  box.querySelector('[data-act=back]')?.addEventListener('click', () => step(-1))
  box.querySelector('[data-act=on]')?.addEventListener('click', () => step(1))
  box.querySelector('select')?.addEventListener('change', () => isReading && speak())
  addEventListener('pagehide', () => speechSynthesis.cancel())
  main?.focus()
  toggle()
}

export {}
