import { z } from 'zod'
import { EXPORT_FORMATS, IMPORT_FORMATS } from '#app/exchange/format-names.ts'

/** The largest file that the page takes, in bytes; the page says it before. */
export const LARGEST_FILE = 8_000_000

/** A file with the course it goes to; an empty format is found out. */
export const uploadForm = z.object({
  file: z.instanceof(File),
  cours: z.string().regex(/^[a-z0-9-]{1,40}$/),
  format: z
    .enum(IMPORT_FORMATS)
    .or(z.literal('').transform(() => null))
    .nullable(),
})

export const exportParams = z.object({ course: z.string().regex(/^[a-z0-9-]{1,40}$/) })
export const exportFormat = z.enum(EXPORT_FORMATS).catch('moodle-xml')
