import qrcode from 'qrcode-generator'
import { codeAddress } from '#app/platform/one-time-code.server.ts'
import { unseal } from '#app/platform/seal.server.ts'
import { CODE_SEAL } from './check-code.server.ts'

/** A square picture as the path of its dark modules, and how many modules are on a side. */
export type SquarePicture = { path: string; size: number }

function pictureOf(text: string): SquarePicture {
  const code = qrcode(0, 'M')
  code.addData(text)
  code.make()
  const size = code.getModuleCount()
  const modules = Array.from({ length: size * size }, (_, index) => [Math.floor(index / size), index % size] as const)
  const path = modules.filter(([row, column]) => code.isDark(row, column)).map(([row, column]) => `M${column} ${row}h1v1h-1z`)
  return { path: path.join(''), size }
}

/** What somebody gives their app: the picture, and the same secret in groups of four for typing. Null where the secret does not open any more. */
export function codePicture(own: { secret: string; sealedSecret: string; site: string; account: string }) {
  const shared = unseal(own.secret, CODE_SEAL, own.sealedSecret)
  if (shared === undefined) return null
  return { picture: pictureOf(codeAddress(own.site, own.account, shared)), key: shared.replace(/.{4}(?=.)/g, '$& ') }
}

export type CodePicture = NonNullable<ReturnType<typeof codePicture>>
