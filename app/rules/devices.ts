/** First match wins: a browser names those it descends from after itself. */
const BROWSERS: ReadonlyArray<readonly [RegExp, string]> = [
  [/\bEdgA?\//, 'Edge'],
  [/\bOPR\/|Opera/, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/(Chrome|CriOS)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]
const SYSTEMS: ReadonlyArray<readonly [RegExp, string]> = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
]

/** What its person would call a device: the kind of browser and of system, without versions; empty where neither is known. */
export function deviceName(userAgent: string): string {
  const named = (list: typeof BROWSERS) => list.find(([sign]) => sign.test(userAgent))?.[1]
  return [named(BROWSERS), named(SYSTEMS)].filter((name) => name !== undefined).join(', ')
}

/** A network address without its last part, which names one connection: 192.0.2.0/24, 2001:db8:1::/48; empty where it is none. */
export function networkPart(address: string): string {
  const four = /^(?:::ffff:)?(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}$/i.exec(address)
  if (four) return `${four[1]}.0/24`
  if (!/^[0-9a-f:]+$/i.test(address) || !address.includes(':')) return ''
  const [head = '', tail] = address.toLowerCase().split('::')
  const first = head.split(':').filter((part) => part !== '')
  const last = (tail ?? '').split(':').filter((part) => part !== '')
  const zeros = tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - first.length - last.length) }, () => '0')
  const groups = [...first, ...zeros, ...last].map((part) => part.replace(/^0+(?=.)/, ''))
  return `${groups.slice(0, 3).join(':')}::/48`
}
