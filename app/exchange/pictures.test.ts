import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { folders } from '#app/platform/folders.server.ts'
import { readQuestions } from './formats.ts'
import { fromHouse } from './from-house.ts'
import { MOST_PICTURE_BYTES, MOST_PICTURE_POINTS, readPicture } from './picture-file.ts'
import { toHouse } from './to-house.ts'
import { writeGift } from './write-gift.ts'
import { writeMoodleXml } from './write-moodle-xml.ts'
import { writeWorkbook } from './write-table.ts'

const from64 = (text: string) => Buffer.from(text, 'base64')
const png = from64('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==')
const gif = from64('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7')
const webp = from64('UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA')
const lossless = from64('UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==')

const segment = (mark: number, inside: Buffer) =>
  Buffer.concat([Buffer.from([0xff, mark, (inside.length + 2) >> 8, (inside.length + 2) & 255]), inside])
const camera = (turn: number, place = 'Rabat, 34.02 N') =>
  segment(
    0xe1,
    Buffer.concat([
      Buffer.from('Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0', 'latin1'),
      Buffer.from([turn, 0, 0, 0, 0, 0, 0, 0]),
      Buffer.from(place),
    ]),
  )
const frame = segment(0xc0, Buffer.from([8, 0, 20, 0, 30, 1, 1, 0x11, 0]))
const scan = Buffer.concat([segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])), Buffer.from([1, 2, 0xff, 0, 3, 0xff, 0xd0, 4])])
const jpeg = (...beside: Buffer[]) => Buffer.concat([Buffer.from([0xff, 0xd8]), ...beside, frame, scan, Buffer.from([0xff, 0xd9])])
const chunk = (name: string, inside: Buffer) => {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(inside.length)
  return Buffer.concat([length, Buffer.from(name, 'latin1'), inside, Buffer.alloc(4)])
}

describe('a picture is read by what it holds', () => {
  test.each([
    ['PNG', png, { type: 'image/png', width: 1, height: 1 }],
    ['GIF', gif, { type: 'image/gif', width: 1, height: 1 }],
    ['WebP', webp, { type: 'image/webp', width: 1, height: 1 }],
    ['WebP without loss', lossless, { type: 'image/webp', width: 1, height: 1 }],
    ['JPEG', jpeg(), { type: 'image/jpeg', width: 30, height: 20 }],
  ])('$0 keeps its own bytes', (_, bytes, expected) => {
    expect(readPicture(bytes)).toMatchObject({ ok: true, isCleaned: false, picture: { ...expected, bytes } })
  })

  test.each([
    ['a drawing with a program', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), 'picture-kind'],
    ['a page', Buffer.from('<!doctype html><title>GIF89a</title><script>1</script>'), 'picture-kind'],
    ['nothing', Buffer.alloc(0), 'picture-kind'],
    ['a PNG cut off', png.subarray(0, 50), 'picture-broken'],
    ['a PNG of no size', Buffer.concat([png.subarray(0, 16), Buffer.alloc(8), png.subarray(24)]), 'picture-broken'],
    ['a GIF that is a page', Buffer.from('GIF89a/*<script>alert(1)</script>*/'), 'picture-broken'],
    ['a JPEG without an end', jpeg().subarray(0, -2), 'picture-broken'],
    [
      'a JPEG without a frame',
      Buffer.concat([Buffer.from([0xff, 0xd8]), segment(0xe0, Buffer.alloc(12)), scan, Buffer.from([0xff, 0xd9])]),
      'picture-broken',
    ],
    [
      'a WebP whose parts end nowhere',
      Buffer.concat([webp.subarray(0, 16), Buffer.from([255, 255, 0, 0]), webp.subarray(20)]),
      'picture-broken',
    ],
    [
      'a picture with too many points',
      Buffer.concat([png.subarray(0, 16), Buffer.from([0, 0, 16, 0, 0, 0, 16, 0]), png.subarray(24)]),
      'picture-large',
    ],
    [
      'too many bytes',
      Buffer.concat([png.subarray(0, 33), chunk('IDAT', Buffer.alloc(MOST_PICTURE_BYTES)), png.subarray(-12)]),
      'picture-large',
    ],
  ])('$0 is refused: $2', (_, bytes, because) => {
    expect(readPicture(bytes)).toEqual({ ok: false, because })
  })

  test('what a camera wrote beside a photo goes, but for which way up it is held', () => {
    const plain = readPicture(jpeg(camera(1), segment(0xfe, Buffer.from('Awa'))))
    expect(plain).toMatchObject({ ok: true, isCleaned: true, picture: { bytes: jpeg() } })
    const turned = readPicture(jpeg(camera(6)))
    const bytes = turned.ok ? turned.picture.bytes : Buffer.alloc(0)
    expect(bytes.includes('Rabat')).toBe(false)
    expect(readPicture(bytes)).toMatchObject({ ok: true, isCleaned: false })
    expect(bytes.includes(Buffer.from([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6]))).toBe(true)
  })

  test('words in a PNG, facts in a WebP and whatever follows a picture go', () => {
    const written = Buffer.concat([
      png.subarray(0, 33),
      chunk('tEXt', Buffer.from('Author\0Awa')),
      png.subarray(33),
      Buffer.from('<script>'),
    ])
    expect(readPicture(written)).toMatchObject({ ok: true, isCleaned: true, picture: { bytes: png } })
    const fact = Buffer.concat([Buffer.from('EXIF\x04\0\0\0', 'latin1'), Buffer.from('Rabt')])
    const said = Buffer.concat([webp, fact])
    said.writeUInt32LE(said.length - 8, 4)
    expect(readPicture(said)).toMatchObject({ ok: true, isCleaned: true, picture: { bytes: webp } })
    expect(readPicture(Buffer.concat([gif, Buffer.from('<script>')]))).toMatchObject({ ok: true, picture: { bytes: gif } })
  })
})

const words = { right: 'Oui.', wrong: 'Non.', explanation: 'Relisez.', fill: 'Complétez.', guide: 'À voir.', picture: 'Image' }
const fixture = (name: string) => new Uint8Array(readFileSync(path.join(folders.root, 'app/exchange/fixtures', name)))

function houseOf(bytes: Uint8Array) {
  const read = readQuestions(bytes, null)
  const item = read.ok ? read.items[0] : undefined
  if (!item?.ok) throw new Error(JSON.stringify(item ?? read))
  const made = toHouse(item.question, { id: 'q', objectives: ['o1'], words })
  if (!made.ok) throw new Error(made.because)
  return { ...made, told: made.warnings.map(({ because }) => because), document: item.question }
}
const xml = (text: string, files = '') =>
  new TextEncoder().encode(
    `<quiz><question type="essay"><name><text>A</text></name><questiontext format="html"><text><![CDATA[${text}]]></text>${files}</questiontext></question></quiz>`,
  )
const file = (name: string, bytes = png) => `<file name="${name}" path="/" encoding="base64">${bytes.toString('base64')}</file>`

describe('the pictures of a question', () => {
  test('stand below their text with their words, kept once under the hash of what they hold', () => {
    const { question, pictures, told } = houseOf(fixture('moodle-image.xml'))
    expect(question.stem.fr).toBe('Les ventes montent de mois en mois.')
    expect(question.pictures).toEqual([
      {
        place: 'stem',
        hash: pictures[0]!.hash,
        width: 240,
        height: 120,
        bytes: pictures[0]!.bytes.length,
        words: { fr: 'Trois barres, chacune plus haute' },
      },
    ])
    expect(told).not.toContain('picture-without-words')
    expect(houseOf(fixture('moodle-image-data.xml')).pictures[0]!.hash).toBe(pictures[0]!.hash)
    expect(houseOf(fixture('gift-image.txt')).pictures[0]!.hash).toBe(pictures[0]!.hash)
  })

  test('as answers give the answers their words', () => {
    const { question } = houseOf(fixture('moodle-image-options.xml'))
    expect(question).toMatchObject({
      options: [{ text: { fr: 'Un disque bleu' } }, { text: { fr: 'Un carré orange' } }],
      pictures: [{ place: 'options.a' }, { place: 'options.b' }],
    })
  })

  test('without words, before words, and files that no text shows are told', () => {
    const { told, question } = houseOf(xml('<p>Avant <img src="@@PLUGINFILE@@/a.png"> après</p>', file('a.png') + file('b.png')))
    expect(question.stem.fr).toBe('Avant après')
    expect(told).toEqual(expect.arrayContaining(['picture-without-words', 'picture-after-text', 'not-kept']))
  })

  test.each([
    ['more than a question takes', '<p>a</p>' + '<img src="@@PLUGINFILE@@/a.png">'.repeat(13), file('a.png'), 'many-pictures'],
    ['with a path out of the file', '<p>a</p><img src="@@PLUGINFILE@@/../../etc/passwd">', file('a.png'), 'picture-missing'],
    [
      'that is no base64',
      '<p>a</p><img src="@@PLUGINFILE@@/a.png">',
      '<file name="a.png" path="/" encoding="base64">é!</file>',
      'picture-broken',
    ],
    ['a script as its address', '<p>a</p><img src="javascript:alert(1)">', '', 'picture-elsewhere'],
    ['a link to a file', '<p>a <a href="@@PLUGINFILE@@/a.pdf">b</a></p>', file('a.pdf'), 'media'],
  ])('%s: skipped', (_, text, files, because) => {
    expect(() => houseOf(xml(text, files))).toThrow(because)
  })

  test('come back from Moodle XML as they were, and stand in no other format', () => {
    for (const name of ['moodle-image.xml', 'moodle-image-options.xml']) {
      const { question, pictures } = houseOf(fixture(name))
      const contents = new Map(pictures.map(({ hash, type, bytes }) => [hash, { type, content: bytes.toString('base64') }]))
      const document = fromHouse({ question, name: 'Un nom', category: [], pictures: contents }, 'fr')
      const again = houseOf(new TextEncoder().encode(writeMoodleXml([document!]).content))
      expect(again.question).toEqual(question)
      expect(again.pictures).toEqual(pictures)
      expect(writeGift([document!])).toMatchObject({ written: 0, skipped: [{ because: 'pictures' }] })
      expect(writeWorkbook([document!])).toMatchObject({ written: 0, skipped: [{ because: 'pictures' }] })
    }
  })
})

test('no bytes, however broken, stop the reader', () => {
  const whole = [png, gif, webp, lossless, jpeg(camera(6))]
  fc.assert(
    fc.property(
      fc.constantFrom(...whole),
      fc.array(fc.tuple(fc.nat(120), fc.nat(255)), { maxLength: 6 }),
      fc.nat(140),
      (bytes, changes, length) => {
        const broken = Buffer.from(bytes.subarray(0, Math.max(length, 24)))
        for (const [at, byte] of changes) if (at >= 8 && at < broken.length) broken[at] = byte
        const read = readPicture(broken)
        const points = read.ok ? read.picture.width * read.picture.height : 0
        expect(points).toBeLessThanOrEqual(MOST_PICTURE_POINTS)
        expect(read.ok ? points > 0 : ['picture-kind', 'picture-broken', 'picture-large'].includes(read.because)).toBe(true)
      },
    ),
    { numRuns: 3000 },
  )
})
