import { codeAddress } from '#app/platform/one-time-code.server.ts'
import { unseal } from '#app/platform/seal.server.ts'
import { squarePicture } from '#app/platform/square-picture.ts'
import { CODE_SEAL } from './check-code.server.ts'

/** What somebody gives their app: the picture, and the same secret in groups of four for typing. Null where the secret does not open any more. */
export function codePicture(own: { secret: string; sealedSecret: string; site: string; account: string }) {
  const shared = unseal(own.secret, CODE_SEAL, own.sealedSecret)
  if (shared === undefined) return null
  return { picture: squarePicture(codeAddress(own.site, own.account, shared)), key: shared.replace(/.{4}(?=.)/g, '$& ') }
}

export type CodePicture = NonNullable<ReturnType<typeof codePicture>>
