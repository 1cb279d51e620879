/** The versions of the notice on personal data, oldest first. A version that people have read is never changed. */
export const NOTICE_VERSIONS = ['1'] as const
export type NoticeVersion = (typeof NOTICE_VERSIONS)[number]

/** The version that people read today. */
export const CURRENT_NOTICE: NoticeVersion = '1'

/** What a person may agree to apart from learning here; each may be taken back at any time. */
export const OPTIONAL_USES = ['photo', 'testimony', 'whatsapp'] as const
export type OptionalUse = (typeof OPTIONAL_USES)[number]
