// What a browser does with a file before and while it is sent: photos made smaller, a voice recorded, pieces sent one after the other.

/** The longest side of a photo as it is sent, in points. */
const PHOTO_SIDE = 1280
/** Shrinking a photo that is light already would cost its sharpness and save little. */
const LIGHT_PHOTO = 200_000

/** A photo made smaller, without what the camera wrote beside it; any other file, and a photo that this browser cannot draw, as it is. */
export async function shrunk(file: File): Promise<File> {
  if (!/^image\//.test(file.type) || !('createImageBitmap' in window)) return file
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
    const share = Math.min(1, PHOTO_SIDE / Math.max(picture.width, picture.height))
    if (share === 1 && file.size < LIGHT_PHOTO && /jpeg|png/.test(file.type)) return file
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(picture.width * share)
    canvas.height = Math.round(picture.height * share)
    const drawing = canvas.getContext('2d')
    if (!drawing) return file
    // A drawing with see-through places would become black.
    drawing.fillStyle = '#fff'
    drawing.fillRect(0, 0, canvas.width, canvas.height)
    drawing.drawImage(picture, 0, 0, canvas.width, canvas.height)
    picture.close()
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.8))
    return blob ? new File([blob], file.name.replace(/\.\w+$/, '.jpg'), { type: 'image/jpeg' }) : file
  } catch {
    return file
  }
}

const hex = (bytes: ArrayBuffer) => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('')

/** What is sent beside the bytes, and where: `start` begins an upload or goes on with it. */
export type Sending = { start: string; what: 'file' | 'voice'; transcript: string; onProgress: (share: number, isCut: boolean) => void }
export type Sent = { ok: true; isOtherThanNamed: boolean } | { ok: false; because: string } | { ok: false; status: number }

type Answer = { ok?: boolean; upload?: string; received?: number; file?: string; because?: string; isOtherThanNamed?: boolean }

const PIECE = 128 * 1024
const pause = (milliseconds: number) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    addEventListener('online', () => (clearTimeout(timer), resolve()), { once: true })
  })

/** A request that is tried again, with growing pauses, as long as no answer comes; the server's own refusals are answers. */
async function insist(ask: () => Promise<Response>, onCut: () => void): Promise<{ status: number; answer: Answer }> {
  for (let wait = 1000, tries = 0; ; wait = Math.min(wait * 2, 30_000), tries += 1) {
    try {
      const response = await ask()
      if (response.status === 200 || response.status === 422) return { status: response.status, answer: (await response.json()) as Answer }
      if (response.status < 500 && response.status !== 408) return { status: response.status, answer: {} }
    } catch {
      // No network: it is tried again below.
    }
    if (tries >= 8) return { status: 0, answer: {} }
    onCut()
    await pause(wait)
  }
}

/** Sends a file in pieces; after a cut it goes on where the server's count ends, also when the same file is chosen again. */
export async function sendInPieces(file: File, { start, what, transcript, onProgress }: Sending): Promise<Sent> {
  const bytes = await file.arrayBuffer()
  const hash = hex(await crypto.subtle.digest('SHA-256', bytes))
  let received = 0
  const onCut = () => onProgress(received / bytes.byteLength, true)
  const fields = new URLSearchParams({ name: file.name, bytes: String(bytes.byteLength), hash, what, transcript })
  const begun = await insist(() => fetch(start, { method: 'POST', body: fields, headers: { Accept: 'application/json' } }), onCut)
  let { status, answer } = begun
  const upload = answer.upload
  while (answer.ok && answer.file === undefined && upload !== undefined) {
    received = answer.received ?? 0
    onProgress(received / bytes.byteLength, false)
    const at = received
    const body = bytes.slice(at, at + PIECE)
    const type = { 'Content-Type': 'application/octet-stream' }
    ;({ status, answer } = await insist(() => fetch(`/envois/${upload}?a=${at}`, { method: 'POST', body, headers: type }), onCut))
  }
  if (answer.ok) return { ok: true, isOtherThanNamed: answer.isOtherThanNamed ?? false }
  return answer.because === undefined ? { ok: false, status } : { ok: false, because: answer.because }
}

/** Whether this browser can send in pieces: it needs the hash, which plain http does not give. */
export const canSendInPieces = () => globalThis.crypto?.subtle !== undefined
/** Whether this browser can record. */
export const canRecord = () => 'MediaRecorder' in window && navigator.mediaDevices?.getUserMedia !== undefined

const TYPES = ['audio/webm;codecs=opus', 'audio/ogg;codecs=opus', 'audio/mp4']

/** Records a voice for at most so many seconds, at 16 kbit/s. `stop` ends it; `file` comes when it has ended. Throws where the microphone stays shut. */
export async function recordVoice(
  seconds: number,
  onSecond: (n: number) => void,
): Promise<{ stop: () => void; file: Promise<{ file: File; seconds: number }> }> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1, echoCancellation: true, noiseSuppression: true } })
  const mimeType = TYPES.find((type) => MediaRecorder.isTypeSupported(type))
  const recorder = new MediaRecorder(stream, { audioBitsPerSecond: 16_000, ...(mimeType ? { mimeType } : {}) })
  const pieces: Blob[] = []
  const began = performance.now()
  const tick = setInterval(() => {
    const n = Math.round((performance.now() - began) / 1000)
    onSecond(n)
    if (n >= seconds && recorder.state === 'recording') recorder.stop()
  }, 500)
  const file = new Promise<{ file: File; seconds: number }>((resolve) => {
    recorder.addEventListener('dataavailable', ({ data }) => pieces.push(data))
    recorder.addEventListener('stop', () => {
      clearInterval(tick)
      stream.getTracks().forEach((track) => track.stop())
      const type = (recorder.mimeType || 'audio/webm').split(';')[0] ?? 'audio/webm'
      const ending = type === 'audio/mp4' ? 'm4a' : (type.split('/')[1] ?? 'webm')
      resolve({ file: new File(pieces, `voix.${ending}`, { type }), seconds: Math.round((performance.now() - began) / 1000) })
    })
  })
  recorder.start()
  return { stop: () => recorder.state === 'recording' && recorder.stop(), file }
}
