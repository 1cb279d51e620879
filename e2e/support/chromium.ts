import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from 'playwright'

const KNOWN_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** How the browser is started for tests: without a sandbox where tests run as root in a container, and without calls home. */
export const BROWSER_FLAGS = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--disable-background-networking',
  '--no-first-run',
  '--disable-component-update',
  '--disable-sync',
]

/** The browser that is installed: the one CHROMIUM names, the system's, or Playwright's own. */
export function findChromium(): string | undefined {
  const own = chromium.executablePath()
  return [process.env['CHROMIUM'], ...KNOWN_PLACES, own].find((place) => place !== undefined && place !== '' && existsSync(place))
}

/** Finds a browser, or installs one by the system's or Playwright's means. Undefined when neither worked. */
export function ensureChromium(): string | undefined {
  const found = findChromium()
  if (found) return found
  const install = (command: string, parameters: string[]) =>
    spawnSync(command, parameters, { stdio: 'ignore', timeout: 600_000 }).status === 0
  const isRoot = process.getuid?.() === 0
  if (isRoot && install('apt-get', ['update', '-q']) && install('apt-get', ['install', '-y', '-q', 'chromium'])) return findChromium()
  install('npx', ['playwright', 'install', 'chromium'])
  return findChromium()
}
