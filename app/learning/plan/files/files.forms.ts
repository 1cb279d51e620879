import { z } from 'zod'
import { LARGEST_PART_FILE, LONGEST_TRANSCRIPT, PIECE_BYTES } from '#app/rules/part-files.ts'

/** A file as a form sends it, with what is said in it where it is a recording. */
export const addForm = z.object({
  file: z.instanceof(File),
  what: z.enum(['file', 'voice']).catch('file'),
  transcript: z.string().trim().max(LONGEST_TRANSCRIPT).catch(''),
})

/** What is done with a file that is there. */
export const fileForm = z.discriminatedUnion('act', [
  z.object({ act: z.literal('remove'), fileId: z.uuid() }),
  z.object({ act: z.literal('put-back'), fileId: z.uuid() }),
  z.object({ act: z.literal('say'), fileId: z.uuid(), transcript: z.string().trim().max(LONGEST_TRANSCRIPT) }),
])

/** A file that a phone is about to send in pieces. The largest number is beyond what is taken, so that the answer can say why. */
export const startForm = z.object({
  name: z.string().max(300).default(''),
  bytes: z.coerce.number().int().min(0).max(2_000_000_000),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  what: z.enum(['file', 'voice']).catch('file'),
  transcript: z.string().trim().max(LONGEST_TRANSCRIPT).catch(''),
})

export const fileParams = z.object({ id: z.uuid() })
/** Where a piece begins. */
export const pieceSearch = z.object({ a: z.coerce.number().int().min(0).max(LARGEST_PART_FILE) })
/** The largest piece that is taken. */
export const LARGEST_PIECE = 8 * PIECE_BYTES
