import type { NoticeVersion } from '#app/rules/notice-versions.ts'
import { notice1 } from './notice-1.ts'
import type { Notice } from './notice-shape.ts'

/** Every version of the notice on personal data that people have read. */
export const NOTICES: Record<NoticeVersion, Notice> = { '1': notice1 }
