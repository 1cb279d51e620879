/** What a file of a plan may be, as its content says. */
export const FILE_KINDS = ['photo', 'pdf', 'sheet', 'voice'] as const
export type FileKind = (typeof FILE_KINDS)[number]

/** The largest file, in bytes, and the largest recording of a voice. */
export const LARGEST_PART_FILE = 8_000_000
export const LARGEST_VOICE = 2_000_000
/** How long a recording in the browser lasts at most, in seconds. */
export const LONGEST_VOICE = 60
/** How many files a part takes where its assignment says nothing, and how many recordings. */
export const MOST_FILES = 5
export const MOST_VOICES = 1
/** The longest text of a recording, in characters. */
export const LONGEST_TRANSCRIPT = 4000
/** How many days a file that was taken out can be put back. */
export const KEPT_DAYS = 30
/** The piece in which a phone sends a file, in bytes: what a cut connection has to send again. */
export const PIECE_BYTES = 128 * 1024

/** The file types, each with the ending that its name gets. */
export const FILE_TYPES = {
  'image/jpeg': { kind: 'photo', ending: 'jpg' },
  'image/png': { kind: 'photo', ending: 'png' },
  'application/pdf': { kind: 'pdf', ending: 'pdf' },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': { kind: 'sheet', ending: 'xlsx' },
  'application/vnd.oasis.opendocument.spreadsheet': { kind: 'sheet', ending: 'ods' },
  'audio/webm': { kind: 'voice', ending: 'webm' },
  'audio/ogg': { kind: 'voice', ending: 'ogg' },
  'audio/mp4': { kind: 'voice', ending: 'm4a' },
  'audio/mpeg': { kind: 'voice', ending: 'mp3' },
  'audio/amr': { kind: 'voice', ending: 'amr' },
} as const satisfies Record<string, { kind: FileKind; ending: string }>
export type FileType = keyof typeof FILE_TYPES

/** Whether a word names a type of file that is kept. */
export const isFileType = (type: string): type is FileType => Object.hasOwn(FILE_TYPES, type)

/** Why a file is not taken. */
export const FILE_REFUSALS = [
  'none',
  'empty',
  'too-large',
  'voice-too-large',
  'other-type',
  'damaged',
  'locked',
  'macros',
  'too-many-pixels',
  'no-voice',
  'too-many',
  'too-many-voices',
  'changed',
] as const
export type FileRefusal = (typeof FILE_REFUSALS)[number]

/** A file that a part holds. */
export type HeldFile = { id: string; kind: FileKind; name: string; bytes: number; transcript: string; hasPreview: boolean }

/** What a part takes, as its assignment says. */
export type PartWishes = { files?: number | undefined; voice?: boolean | undefined }

/** How many files a part takes. */
export const mostFiles = ({ files }: PartWishes): number => files ?? MOST_FILES
/** Whether a part takes a recorded answer. */
export const takesVoice = ({ voice }: PartWishes): boolean => voice ?? true

/** Whether a part has room for one more file of a kind beside those it holds; why not, otherwise. */
export function roomFor(part: PartWishes, held: readonly FileKind[], kind: FileKind): FileRefusal | null {
  const voices = held.filter((one) => one === 'voice').length
  if (kind === 'voice') {
    if (!takesVoice(part)) return 'other-type'
    return voices < MOST_VOICES ? null : 'too-many-voices'
  }
  return held.length - voices < mostFiles(part) ? null : 'too-many'
}

/** How large a file of a kind may be. */
export function sizeRefusal(kind: FileKind, bytes: number): FileRefusal | null {
  if (bytes === 0) return 'empty'
  if (kind === 'voice') return bytes > LARGEST_VOICE ? 'voice-too-large' : null
  return bytes > LARGEST_PART_FILE ? 'too-large' : null
}

// Signs that no file name needs, or that change the direction of what follows them.
const STRANGE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\\/:*?"<>|]+/gu

/** The name of a file as it is kept: without folders and signs that a system would refuse, at most 80 letters, with the ending of its true type. */
export function keptName(name: string, type: FileType, fallback: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? ''
  const stem = last
    .replace(/\.[A-Za-z0-9]{1,8}$/, '')
    .replace(STRANGE, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const short = [...stem].slice(0, 80).join('').trim()
  return `${short === '' || /^\.+$/.test(short) ? fallback : short}.${FILE_TYPES[type].ending}`
}

const SAME: Readonly<Record<string, string>> = { jpeg: 'jpg', jfif: 'jpg', oga: 'ogg', opus: 'ogg', weba: 'webm', mp4: 'm4a', '3gp': 'm4a' }

/** Whether a name claims another type than the content has; a name without an ending claims nothing. */
export function claimsOther(name: string, type: FileType): boolean {
  const ending = /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase()
  return ending !== undefined && (SAME[ending] ?? ending) !== FILE_TYPES[type].ending
}
