import qrcode from 'qrcode-generator'

/** A text as a square that a phone's camera reads: the path of its dark modules, and how many modules are on a side. */
export type SquarePicture = { path: string; size: number }

/** Draws a text, an address for example, as such a square; the path has one unit for a module. */
export function squarePicture(text: string): SquarePicture {
  const code = qrcode(0, 'M')
  code.addData(text)
  code.make()
  const size = code.getModuleCount()
  const modules = Array.from({ length: size * size }, (_, index) => [Math.floor(index / size), index % size] as const)
  const path = modules.filter(([row, column]) => code.isDark(row, column)).map(([row, column]) => `M${column} ${row}h1v1h-1z`)
  return { path: path.join(''), size }
}
