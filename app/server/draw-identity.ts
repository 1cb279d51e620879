import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { initWasm, Resvg } from '@resvg/resvg-wasm'
import { identityIcon, previewDrawing, type Identity } from '#app/platform/identity.server.ts'

/** The drawn pictures of an identity by their addresses. */
export type Pictures = ReadonlyMap<string, Buffer>

const ADDRESSES = ['/apercu.png', '/icon-180.png', '/icon-192.png', '/icon-512.png'] as const
const require = createRequire(import.meta.url)

async function tools() {
  const [program, font] = await Promise.all([
    readFile(require.resolve('@resvg/resvg-wasm/index_bg.wasm')),
    readFile(require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf')),
  ])
  await initWasm(program)
  return { font }
}
let ready: ReturnType<typeof tools> | undefined

/** Draws the icons and the preview of an identity as PNG, without a network and without a browser. */
export async function drawIdentity(identity: Identity): Promise<Pictures> {
  ready ??= tools()
  const { font } = await ready
  const drawn = (svg: string, width: number) => {
    const fonts = { fontBuffers: [font], defaultFontFamily: 'DejaVu Sans', loadSystemFonts: false }
    return Buffer.from(new Resvg(svg, { fitTo: { mode: 'width', value: width }, font: fonts }).render().asPng())
  }
  const icon = identityIcon(identity, 5)
  return new Map([
    ['/apercu.png', drawn(previewDrawing(identity), 600)],
    ['/icon-180.png', drawn(icon, 180)],
    ['/icon-192.png', drawn(icon, 192)],
    ['/icon-512.png', drawn(icon, 512)],
  ])
}

const fingerprint = (identity: Identity) => createHash('sha1').update(JSON.stringify(identity)).digest('base64url')

/** Draws the pictures once at build, with a note of the identity they show. */
export async function keepPictures(folder: string, identity: Identity): Promise<void> {
  await mkdir(folder, { recursive: true })
  const pictures = await drawIdentity(identity)
  await Promise.all([...pictures].map(([address, picture]) => writeFile(path.join(folder, address.slice(1)), picture)))
  await writeFile(path.join(folder, 'identity.txt'), fingerprint(identity))
}

/** The pictures kept at build where they show this identity, else new ones: settings may have changed since. */
export async function picturesOf(folder: string, identity: Identity): Promise<Pictures> {
  const kept = await readFile(path.join(folder, 'identity.txt'), 'utf8').catch(() => '')
  if (kept !== fingerprint(identity)) return drawIdentity(identity)
  return new Map(
    await Promise.all(ADDRESSES.map(async (address) => [address, await readFile(path.join(folder, address.slice(1)))] as const)),
  )
}
