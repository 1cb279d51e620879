import { z } from 'zod'

/** The site as passkeys know it: they belong to a name, so an address of numbers has none. */
export type Site = { origin: string; name: string }

/** Whether passkeys can be made on this address: on https with a name, or on localhost. */
export function hasPasskeys({ origin }: Pick<Site, 'origin'>): boolean {
  const { protocol, hostname } = new URL(origin)
  const isNumbers = /^[\d.]+$/.test(hostname) || hostname.startsWith('[')
  return hostname === 'localhost' || (protocol === 'https:' && !isNumbers)
}

/** The name that the site's passkeys belong to. */
export const relyingParty = ({ origin }: Pick<Site, 'origin'>) => new URL(origin).hostname

type Challenge = { challenge: string; passkeys: ReadonlyArray<{ id: string; transports: string[] }> }

/** What the browser is asked for one of a person's passkeys; undefined where they have none, or none can be used on this address. */
export const passkeyOptions = ({ challenge, passkeys }: Challenge, { origin }: Pick<Site, 'origin'>) =>
  passkeys.length > 0 && hasPasskeys({ origin })
    ? JSON.stringify({ challenge, rpId: relyingParty({ origin }), allowCredentials: passkeys, userVerification: 'preferred' })
    : undefined

const base64url = z
  .string()
  .regex(/^[A-Za-z0-9_-]+$/)
  .max(20_000)
const credential = z.object({
  id: base64url,
  rawId: base64url,
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}).default({}),
})

/** What a browser sends after making a passkey. */
const attestation = credential.extend({
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: z.array(z.enum(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'])).catch([]),
  }),
})
/** What a browser sends after using one. */
const assertion = credential.extend({
  response: z.object({ clientDataJSON: base64url, authenticatorData: base64url, signature: base64url, userHandle: base64url.optional() }),
})

function readJson<Shape extends z.ZodType>(shape: Shape, text: string): z.infer<Shape> | undefined {
  try {
    return shape.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

/** What a form carries from a browser that made a passkey; undefined where it is none. */
export const readAttestation = (text: string) => readJson(attestation, text)
/** What a form carries from a browser that used a passkey; undefined where it is none. */
export const readAssertion = (text: string) => readJson(assertion, text)
