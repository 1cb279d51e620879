import { describe, expect, test } from 'vitest'
import { claimsOther, keptName, LARGEST_PART_FILE, LARGEST_VOICE, roomFor, sizeRefusal } from './part-files.ts'

describe('the name of a file', () => {
  test.each([
    ['Devis atelier.pdf', 'application/pdf', 'Devis atelier.pdf'],
    ['C:\\Users\\Fatou\\devis.PDF', 'application/pdf', 'devis.pdf'],
    ['../../etc/passwd', 'image/jpeg', 'passwd.jpg'],
    ['photo.exe', 'image/jpeg', 'photo.jpg'],
    ['ورشة.jpeg', 'image/jpeg', 'ورشة.jpg'],
    ['safe\u202Efdp.exe', 'image/png', 'safe fdp.png'],
    ['.jpg', 'image/jpeg', 'Photo.jpg'],
    ['..', 'image/jpeg', 'Photo.jpg'],
    ['a"b\r\nX: y.pdf', 'application/pdf', 'a b X y.pdf'],
    [`${'long '.repeat(60)}.pdf`, 'application/pdf', `${'long '.repeat(16).trim()}.pdf`],
  ] as const)('%s', (name, type, kept) => {
    expect(keptName(name, type, 'Photo')).toBe(kept)
  })

  test('says whether it claims another type than the content has', () => {
    expect(claimsOther('devis.pdf', 'image/jpeg')).toBe(true)
    expect(claimsOther('photo.JPEG', 'image/jpeg')).toBe(false)
    expect(claimsOther('enregistrement.3gp', 'audio/mp4')).toBe(false)
    expect(claimsOther('image', 'image/jpeg')).toBe(false)
  })
})

describe('how much a part takes', () => {
  test('five files and one recording where the assignment says nothing', () => {
    expect(roomFor({}, ['photo', 'pdf', 'sheet', 'photo', 'voice'], 'photo')).toBeNull()
    expect(roomFor({}, ['photo', 'pdf', 'sheet', 'photo', 'photo'], 'pdf')).toBe('too-many')
    expect(roomFor({}, ['photo', 'photo', 'photo', 'photo', 'photo'], 'voice')).toBeNull()
    expect(roomFor({}, ['voice'], 'voice')).toBe('too-many-voices')
  })

  test('as many as the assignment says', () => {
    expect(roomFor({ files: 0 }, [], 'photo')).toBe('too-many')
    expect(roomFor({ voice: false }, [], 'voice')).toBe('other-type')
  })

  test('up to the largest size, not one byte more', () => {
    expect(sizeRefusal('pdf', LARGEST_PART_FILE)).toBeNull()
    expect(sizeRefusal('pdf', LARGEST_PART_FILE + 1)).toBe('too-large')
    expect(sizeRefusal('voice', LARGEST_VOICE + 1)).toBe('voice-too-large')
    expect(sizeRefusal('photo', 0)).toBe('empty')
  })
})
