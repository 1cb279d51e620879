import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { identityIcon, identityManifest, identityOf, identityStyles } from '#app/platform/identity.server.ts'
import { readSettings, WrongSettings } from '#app/platform/settings.server.ts'
import { drawIdentity, keepPictures, picturesOf } from './draw-identity.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'identity-'))
afterAll(() => rmSync(folder, { recursive: true }))
const withLogo = (text: string) => {
  const file = path.join(folder, 'logo.svg')
  writeFileSync(file, text)
  return { SITE_LOGO: file }
}
const identity = (set: Record<string, string> = {}) => identityOf(readSettings({ DEMONSTRATION: 'yes', ...set }))
const faultOf = (set: Record<string, string>) => {
  try {
    identity(set)
  } catch (error) {
    if (error instanceof WrongSettings) return error.faults
  }
  return []
}

describe('an installation of another organisation', () => {
  test('has its name, its colour in light and dark, and its logo', () => {
    const own = identity({
      SITE_NAME: 'Maison des associations',
      SITE_COLOUR: '#0b6e4f',
      ...withLogo('<svg viewBox="0 0 1 1"><path d="M0 0h1"/></svg>'),
    })
    expect(JSON.parse(identityManifest(own))).toMatchObject({
      name: 'Maison des associations',
      short_name: 'Maison des a',
      theme_color: '#0b6e4f',
    })
    expect(identityStyles(own)).toMatch(/^@layer tokens\{:root\{--primary:#0b6e4f;.*prefers-color-scheme:dark/)
    expect(identityIcon(own)).toContain('M0 0h1')
  })

  test.each([
    [{ SITE_COLOUR: '#ffcc00' }, /^SITE_COLOUR: #ffcc00 stands out 1\.\d to 1 .* needs 4\.5/],
    [{ SITE_COLOUR_DARK: '#2e3a8c' }, /^SITE_COLOUR_DARK: #2e3a8c stands out/],
    [{ SITE_COLOUR: 'blue' }, /^SITE_COLOUR: /],
    [{ SITE_SHORT_NAME: 'Much too long a name' }, /^SITE_SHORT_NAME: /],
    [{ SITE_LOGO: '/nowhere/logo.svg' }, /^SITE_LOGO: the file .* cannot be read/],
  ])('is refused with one clear line: %o', (set, line) => {
    const faults = faultOf(set)
    expect(faults).toHaveLength(1)
    expect(faults[0]).toMatch(line)
  })

  test.each([
    'GIF89a',
    '<svg><script>x()</script></svg>',
    '<svg onload="x()"></svg>',
    '<svg><image href="https://elsewhere.example/x.png"/></svg>',
    '<svg><style>@import "x"</style></svg>',
    `<svg>${' '.repeat(20_001)}</svg>`,
  ])('has no logo that is not a plain small drawing: %s', (text) => expect(faultOf(withLogo(text))).toHaveLength(1))
})

describe('the pictures', () => {
  test.each(['Passerelle', 'جسر الجمعيات', 'A & <b>', 'W'.repeat(40)])('of %s are PNG, the preview at most 60 KB', async (name) => {
    const pictures = await drawIdentity(identity({ SITE_NAME: name }))
    expect([...pictures.keys()]).toEqual(['/apercu.png', '/icon-180.png', '/icon-192.png', '/icon-512.png'])
    for (const picture of pictures.values()) expect(picture.subarray(1, 4).toString()).toBe('PNG')
    expect(pictures.get('/apercu.png')!.length).toBeLessThan(60_000)
    expect(pictures.get('/apercu.png')!.readUInt32BE(16)).toBe(600)
  })

  test('show another name where the settings changed after the build', async () => {
    await keepPictures(folder, identity())
    const same = await picturesOf(folder, identity())
    const other = await picturesOf(folder, identity({ SITE_NAME: 'Autre' }))
    expect(same.get('/apercu.png')!.equals(other.get('/apercu.png')!)).toBe(false)
    expect(same.get('/apercu.png')!.equals((await drawIdentity(identity())).get('/apercu.png')!)).toBe(true)
  })
})
