import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'

/** A passkey made in software, with the parts of it that a test may spoil. */
export type SoftwareKey = { id: Buffer; privateKey: KeyObject; cose: Buffer; counter: number }

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest()

/** A byte string in CBOR. */
const bytes = (data: Buffer) => Buffer.concat([Buffer.from([0x58, data.length]), data])

/** A key pair on P-256 with its public half in the form that authenticators send (RFC 9052). */
export function softwareKey(): SoftwareKey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const head = Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21])
  const cose = Buffer.concat([head, bytes(Buffer.from(x, 'base64url')), Buffer.from([0x22]), bytes(Buffer.from(y, 'base64url'))])
  return { id: randomBytes(16), privateKey, cose, counter: 1 }
}

const clientData = (type: string, challenge: string, origin: string) =>
  Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))

function authenticatorData(key: SoftwareKey, origin: string, attested: Buffer): Buffer {
  const counter = Buffer.alloc(4)
  counter.writeUInt32BE(key.counter)
  const flags = attested.length > 0 ? 0x45 : 0x05
  return Buffer.concat([sha256(new URL(origin).hostname), Buffer.from([flags]), counter, attested])
}

const credential = (key: SoftwareKey, response: Record<string, string | string[]>) =>
  JSON.stringify({ id: key.id.toString('base64url'), rawId: key.id.toString('base64url'), type: 'public-key', response })

/** What a browser sends after making this passkey for a challenge. */
export function makes(key: SoftwareKey, challenge: string, origin: string): string {
  const length = Buffer.alloc(2)
  length.writeUInt16BE(key.id.length)
  const data = authenticatorData(key, origin, Buffer.concat([Buffer.alloc(16), length, key.id, key.cose]))
  const text = (word: string) => Buffer.concat([Buffer.from([0x60 + word.length]), Buffer.from(word)])
  const object = Buffer.concat([
    Buffer.from([0xa3]),
    text('fmt'),
    text('none'),
    text('attStmt'),
    Buffer.from([0xa0]),
    text('authData'),
    bytes(data),
  ])
  return credential(key, {
    clientDataJSON: clientData('webauthn.create', challenge, origin).toString('base64url'),
    attestationObject: object.toString('base64url'),
    transports: ['internal'],
  })
}

/** What a browser sends after using this passkey for a challenge; each use counts one further. */
export function uses(key: SoftwareKey, challenge: string, origin: string): string {
  key.counter += 1
  const data = authenticatorData(key, origin, Buffer.alloc(0))
  const client = clientData('webauthn.get', challenge, origin)
  return credential(key, {
    clientDataJSON: client.toString('base64url'),
    authenticatorData: data.toString('base64url'),
    signature: sign('sha256', Buffer.concat([data, sha256(client)]), key.privateKey).toString('base64url'),
  })
}
