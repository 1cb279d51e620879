// The script of pages that take files: photos are made smaller, pieces go on after a cut, a voice is recorded. Every form works without it.
import { SHARED_HERE, SHARED_PHOTO } from './shared-photo.ts'
import { canRecord, canSendInPieces, recordVoice, sendInPieces, shrunk } from './send-file.ts'

type Words = Record<
  'shared' | 'record' | 'stop' | 'recording' | 'ready' | 'noMicrophone' | 'sending' | 'cut' | 'failed' | 'shrinking',
  string
> & {
  refusals: Record<string, string>
}

const LONGEST = 60
const facts = document.querySelector<HTMLElement>('[data-file-words]')
const words = JSON.parse(facts?.dataset['fileWords'] ?? '{}') as Words
const news = facts?.dataset['news'] ?? '?fait='

function watch(form: HTMLFormElement): void {
  const field = form.querySelector<HTMLInputElement>('input[type=file]')
  const said = form.querySelector<HTMLElement>('[data-said]')
  const button = form.querySelector<HTMLButtonElement>('button:not([type=button])')
  if (!field || !said || !button) return
  let recorded: File | undefined
  const say = (text: string, isFault = false) => {
    said.textContent = text
    said.className = isFault ? 'error' : 'hint'
  }

  const record = form.querySelector<HTMLButtonElement>('[data-record]')
  const player = form.querySelector<HTMLAudioElement>('[data-recorded]')
  if (record && player && canRecord()) {
    const label = record.querySelector('span')
    const show = (text: string) => label && (label.textContent = text)
    let stop: (() => void) | undefined
    record.closest('p')?.removeAttribute('hidden')
    record.addEventListener('click', () => {
      if (stop) return stop()
      void recordVoice(LONGEST, (n) => say(words.recording.replace('{n}', String(n)).replace('{of}', String(LONGEST)))).then(
        async (recording) => {
          stop = recording.stop
          show(words.stop)
          const { file } = await recording.file
          stop = undefined
          recorded = file
          field.required = false
          show(words.record)
          player.src = URL.createObjectURL(file)
          player.hidden = false
          say(words.ready)
        },
        () => say(words.noMicrophone, true),
      )
    })
  }

  form.querySelectorAll<HTMLElement>('[data-when-script]').forEach((one) => (one.hidden = false))
  form.addEventListener('submit', (event) => {
    const chosen = field.files?.[0] ?? recorded
    if (!chosen || !canSendInPieces()) return
    event.preventDefault()
    button.disabled = true
    void send(form, chosen, say).finally(() => (button.disabled = false))
  })
}

async function send(form: HTMLFormElement, chosen: File, say: (text: string, isFault?: boolean) => void): Promise<void> {
  const fields = new FormData(form)
  const what = fields.get('what') === 'voice' ? 'voice' : 'file'
  say(what === 'file' && /^image\//.test(chosen.type) ? words.shrinking : words.sending.replace('{percent}', '0'))
  const file = what === 'voice' ? chosen : await shrunk(chosen)
  let percent = '0'
  const onProgress = (share: number, isCut: boolean) => {
    percent = String(Math.round(share * 100))
    say((isCut ? words.cut : words.sending).replace('{percent}', percent))
  }
  const sent = await sendInPieces(file, {
    start: form.dataset['sendFile'] ?? '',
    what,
    transcript: String(fields.get('transcript') ?? ''),
    onProgress,
  })
  if (sent.ok) location.assign(`${news}${sent.isOtherThanNamed ? 'renomme' : 'ajoute'}`)
  // A session that ended has a page of its own; the form goes there.
  else if ('status' in sent && sent.status === 401) form.submit()
  else say('because' in sent ? (words.refusals[sent.because] ?? '') : words.failed.replace('{percent}', percent), true)
}

/** Puts a photo that was shared with the site into the field, once: the worker of this phone kept it until a part was chosen. */
async function takeShared(): Promise<void> {
  const owner = document.querySelector<HTMLElement>('[data-owner]')?.dataset['owner']
  const field = document.querySelector<HTMLInputElement>('input[type=file]')
  if (location.hash !== SHARED_HERE || !owner || !field || !('caches' in window)) return
  const kept = await caches.open(`kept-${owner}`)
  const photo = await (await kept.match(SHARED_PHOTO))?.blob()
  if (!photo) return
  const carried = new DataTransfer()
  carried.items.add(new File([photo], `photo.${photo.type === 'image/png' ? 'png' : 'jpg'}`, { type: photo.type }))
  field.files = carried.files
  await kept.delete(SHARED_PHOTO)
  const said = field.form?.querySelector<HTMLElement>('[data-said]')
  if (said) said.textContent = words.shared
  field.scrollIntoView({ block: 'center' })
}

document.querySelectorAll<HTMLFormElement>('form[data-send-file]').forEach(watch)
void takeShared()
