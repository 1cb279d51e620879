// Makes or uses a passkey when its button is tapped, and sends the form with what the browser answered. Loaded at the tap.
type Bytes = { [name: string]: unknown }

const toBytes = (text: string) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0))
const toText = (bytes: ArrayBuffer) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '')

/** Credentials of the options, with their ids as bytes. */
const withBytes = (list: Array<{ id: string }> = []) => list.map((one) => ({ ...one, type: 'public-key' as const, id: toBytes(one.id) }))

/** What a response holds in bytes, as texts. */
function asTexts(response: object): Bytes {
  const names = ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature', 'userHandle']
  const found = names.map((name) => [name, Reflect.get(response, name)] as const).filter(([, value]) => value instanceof ArrayBuffer)
  return Object.fromEntries(found.map(([name, value]) => [name, toText(value)]))
}

async function ask(button: HTMLElement): Promise<void> {
  const form = button.closest('form')
  const options = JSON.parse(button.dataset['options'] ?? '{}')
  options.challenge = toBytes(options.challenge)
  if (button.dataset['passkey'] === 'create') {
    options.user.id = toBytes(options.user.id)
    options.excludeCredentials = withBytes(options.excludeCredentials)
  } else options.allowCredentials = withBytes(options.allowCredentials)
  const { credentials } = navigator
  const made = await (button.dataset['passkey'] === 'create'
    ? credentials.create({ publicKey: options })
    : credentials.get({ publicKey: options }))
  if (!(made instanceof PublicKeyCredential) || !form) return
  const { id, type, response } = made
  const transports = response instanceof AuthenticatorAttestationResponse ? response.getTransports() : undefined
  const value = JSON.stringify({ id, rawId: id, type, response: { ...asTexts(response), transports } })
  form.append(Object.assign(document.createElement('input'), { type: 'hidden', name: 'passkey', value }))
  form.submit()
}

const button = document.querySelector<HTMLElement>('[data-passkey]')
// Who closes the browser's window is back on the page, where the other ways stand.
if (button && 'PublicKeyCredential' in window) ask(button).catch(() => button.focus())
