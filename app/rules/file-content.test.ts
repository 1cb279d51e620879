import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { readContent } from './file-content.ts'
import { withoutTracesJpeg, withoutTracesPng } from './file-traces.ts'
import { archive, joined, JPEG, jpegWithTraces, pdf, PNG, voice, workbook } from './test-files.ts'

const text = (signs: string) => Uint8Array.from(signs, (sign) => sign.charCodeAt(0))
const latin = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')
const ods = archive(['mimetype', 'content.xml'], 'application/vnd.oasis.opendocument.spreadsheet')

describe('what a file is, by its content', () => {
  test.each([
    ['a photo of a browser', JPEG, 'image/jpeg'],
    ['a photo of a telephone', jpegWithTraces(), 'image/jpeg'],
    ['a drawing', PNG, 'image/png'],
    ['a document', pdf(), 'application/pdf'],
    ['a workbook', workbook(), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['a workbook of LibreOffice', ods, 'application/vnd.oasis.opendocument.spreadsheet'],
    ['a recording of Chrome', voice(), 'audio/webm'],
    ['a recording of Firefox', text('OggS and OpusHead'), 'audio/ogg'],
    ['a recording of an iPhone', text('\0\0\0\u001cftypiso5 moov hdlr soun'), 'audio/mp4'],
    ['a recording of an old telephone', text('#!AMR\nsound'), 'audio/amr'],
    ['a piece of music', text('ID3 sound'), 'audio/mpeg'],
  ])('%s', (_, bytes, type) => {
    expect(readContent(bytes)).toMatchObject({ ok: true, content: { type } })
  })

  test.each([
    ['nothing', text(''), 'empty'],
    ['a program that is called a photo', text('MZ\u0090 this program cannot be run'), 'other-type'],
    ['a page with a script', text('<html><script>alert(1)</script>'), 'other-type'],
    ['a drawing that may hold scripts', text('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'other-type'],
    ['a photo that was cut', JPEG.subarray(0, 120), 'damaged'],
    ['a drawing that was cut', PNG.subarray(0, 30), 'damaged'],
    ['a document that was cut', pdf().subarray(0, 60), 'damaged'],
    ['a document with a password', pdf('/Encrypt 2 0 R'), 'locked'],
    ['a workbook that was cut', workbook().subarray(0, 70), 'damaged'],
    ['a workbook with macros', workbook('xl/vbaProject.bin'), 'macros'],
    ['a workbook with a password', joined(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0]), text('E\0n\0c\0r\0y\0p\0t\0')), 'locked'],
    ['a table of an old program', joined(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0]), text('Workbook')), 'other-type'],
    ['any other archive', archive(['secret.exe']), 'other-type'],
    ['a film', voice('V_VP8'), 'other-type'],
    ['a film of a telephone', text('\0\0\0\u001cftypmp42 hdlr vide hdlr soun'), 'other-type'],
    ['a photo that only some telephones open', text('\0\0\0\u001cftypheic meta'), 'other-type'],
  ])('%s is refused', (_, bytes, because) => {
    expect(readContent(bytes)).toEqual({ ok: false, because })
  })

  test('a picture that would fill the memory is refused before it is opened', () => {
    const huge = Uint8Array.from(PNG)
    new DataView(huge.buffer).setUint32(16, 60_000)
    new DataView(huge.buffer).setUint32(20, 60_000)
    expect(readContent(huge)).toEqual({ ok: false, because: 'too-many-pixels' })
  })

  test('whatever arrives gets an answer, also behind a true beginning', () => {
    const beginnings = [
      [],
      [...JPEG.subarray(0, 3)],
      [...PNG.subarray(0, 16)],
      [...text('%PDF-')],
      [...text('PK\u0003\u0004')],
      [...text('\0\0\0\0ftyp')],
    ]
    const file = fc.tuple(fc.constantFrom(...beginnings), fc.uint8Array({ maxLength: 400 }))
    fc.assert(
      fc.property(file, ([beginning, rest]) => {
        expect(typeof readContent(joined(Uint8Array.from(beginning), rest)).ok).toBe('boolean')
      }),
    )
  })
})

describe('what a camera writes beside a picture', () => {
  test('the place and the names go, the orientation stays', () => {
    const read = readContent(jpegWithTraces())
    expect(read).toMatchObject({ ok: true, content: { turned: 6 } })
    const clean = withoutTracesJpeg(jpegWithTraces(), 6)
    expect(latin(clean)).not.toMatch(/GPS|Aminata|film/)
    expect(readContent(clean)).toEqual(read)
  })

  test('a picture without any stays as it is', () => {
    expect(latin(withoutTracesJpeg(JPEG, 1))).toBe(latin(JPEG))
    expect(latin(withoutTracesPng(PNG) ?? PNG.subarray(0, 0))).toBe(latin(PNG))
  })

  test('texts in a drawing go; a drawing that was cut is none', () => {
    const note = text('\0\0\0\u0007tEXtAminata....')
    const noted = joined(PNG.subarray(0, 33), note, PNG.subarray(33))
    expect(latin(noted)).toContain('Aminata')
    expect(latin(withoutTracesPng(noted) ?? noted)).toBe(latin(PNG))
    expect(withoutTracesPng(PNG.subarray(0, 200))).toBeUndefined()
  })
})
