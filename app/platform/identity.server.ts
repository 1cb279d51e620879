import { readFileSync } from 'node:fs'
import { brandTokens, inDark, type BrandTokens } from '#app/rules/brand.ts'
import { WrongSettings, type Settings } from './settings.server.ts'

/** A logo is drawn on every page: it stays small. */
const LARGEST_LOGO = 20_000
/** What a drawing may not hold: it is shown beside people's texts. */
const ACTIVE = /<script|<foreignObject|<!doctype|<!entity|\son\w+\s*=|href\s*=\s*["']\s*(?!#)|url\(\s*["']?(?!#)|@import/i

/** The mark of Passerelle, in a box of 32: a footbridge from one bank to the other. */
const BRIDGE = 'M4 20h24M4 20c6.5-10 17.5-10 24 0M10 20v-4.5M16 20v-7.3M22 20v-4.5M4 25h4.5M23.5 25H28'
const DEFAULT_COLOUR = '#2e3a8c'

/** How this installation looks and is called. */
export type Identity = {
  name: string
  shortName: string
  colour: string
  colourInDark: string
  logo: string | undefined
  hasOwnColours: boolean
}

function readLogo(file: string): string {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    throw new WrongSettings([`SITE_LOGO: the file ${file} cannot be read.`])
  }
  if (!/^\s*(<\?xml[^>]*>\s*)?<svg[\s>]/.test(text)) throw new WrongSettings(['SITE_LOGO: is not an SVG drawing.'])
  if (text.length > LARGEST_LOGO) throw new WrongSettings([`SITE_LOGO: is larger than ${LARGEST_LOGO} bytes.`])
  if (ACTIVE.test(text)) throw new WrongSettings(['SITE_LOGO: holds scripts, links or styles from elsewhere. Save it as a plain drawing.'])
  return text
}

/** The colour of this installation on light and on dark pages. */
export function coloursOf({ siteColour, siteColourInDark }: Pick<Settings, 'siteColour' | 'siteColourInDark'>) {
  const colour = siteColour ?? DEFAULT_COLOUR
  return { colour, colourInDark: siteColourInDark ?? inDark(colour) }
}

/** The identity that the settings give; the logo is read and looked through. Throws WrongSettings with one clear line. */
export function identityOf(settings: Settings): Identity {
  return {
    name: settings.siteName,
    shortName: settings.siteShortName ?? settings.siteName.slice(0, 12),
    ...coloursOf(settings),
    logo: settings.siteLogo === undefined ? undefined : readLogo(settings.siteLogo),
    hasOwnColours: settings.siteColour !== undefined || settings.siteColourInDark !== undefined,
  }
}

const tokens = ({ primary, strong, on, soft }: BrandTokens) =>
  `--primary:${primary};--primary-strong:${strong};--on-primary:${on};--primary-soft:${soft}`

/** The style sheet that gives every page the colours of this installation; it follows that of all pages, in the same layer. */
export function identityStyles({ colour, colourInDark }: Identity): string {
  const dark = tokens(brandTokens(colourInDark, 'dark'))
  return [
    `@layer tokens{:root{${tokens(brandTokens(colour, 'light'))}}`,
    `@media screen and (prefers-color-scheme:dark){:root:where(:not([data-theme='light'])){${dark}}}`,
    `@media screen{:root:where([data-theme='dark']){${dark}}}`,
    '@media (prefers-contrast:more){:root{--primary:var(--primary-strong)}}}',
  ].join('')
}

/** The sign of this installation for tabs and home screens: its logo, or the mark on its colour. `margin` leaves room for masks of phones. */
export function identityIcon({ colour, logo }: Identity, margin = 0): string {
  if (logo !== undefined && margin === 0) return logo
  const inner =
    logo === undefined
      ? `<path d="${BRIDGE}" fill="none" stroke="#fff" stroke-width="2.2" stroke-linecap="round"/>`
      : logo.replace(
          /<svg\b([^>]*)>/,
          (_, rest: string) => `<svg${rest.replace(/\s(?:width|height|x|y)="[^"]*"/g, '')} width="32" height="32">`,
        )
  const ground = logo === undefined ? colour : '#ffffff'
  const box = `${-margin} ${-margin} ${32 + 2 * margin} ${32 + 2 * margin}`
  const drawn = inner.replace(/^\s*<\?xml[^>]*>/, '')
  const place =
    margin === 0 ? 'width="32" height="32" rx="7"' : `x="${-margin}" y="${-margin}" width="${32 + 2 * margin}" height="${32 + 2 * margin}"`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}"><rect ${place} fill="${ground}"/>${drawn}</svg>`
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign)

/** The square picture that a message shows beside a link: the sign, and the name below it. */
export function previewDrawing(identity: Identity): string {
  const { name, colour, logo } = identity
  const size = Math.min(64, Math.floor(900 / Math.max(8, name.length)))
  const sign = identityIcon(identity, 2).replace('<svg ', '<svg x="170" y="110" width="260" height="260" ')
  const ground = logo === undefined ? colour : '#ffffff'
  const ink = logo === undefined ? '#ffffff' : colour
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 600"><rect width="600" height="600" fill="${ground}"/>${sign}<text x="300" y="460" font-family="DejaVu Sans" font-weight="bold" font-size="${size}" text-anchor="middle" fill="${ink}">${escaped(name)}</text></svg>`
}

/** What a phone needs to keep the site on its home screen. */
export function identityManifest({ name, shortName, colour }: Identity): string {
  return JSON.stringify({
    name,
    short_name: shortName,
    id: '/',
    scope: '/',
    start_url: '/accueil',
    dir: 'auto',
    display: 'standalone',
    background_color: '#fbfaf7',
    theme_color: colour,
    shortcuts: [
      { name: 'Continuer · Continue · متابعة', short_name: 'Continuer', url: '/accueil' },
      { name: 'Sur ce téléphone · On this phone · على هذا الهاتف', short_name: 'Téléphone', url: '/telephone' },
    ],
    // A photo that is shared from the gallery goes into a part of a plan.
    share_target: {
      action: '/partager',
      method: 'POST',
      enctype: 'multipart/form-data',
      params: { files: [{ name: 'photo', accept: ['image/jpeg', 'image/png'] }] },
    },
    icons: [
      { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
      { src: '/icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any maskable' },
      { src: '/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any maskable' },
    ],
  })
}
