import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { LANGUAGES } from '#app/rules/languages.ts'
import { CURRENT_NOTICE, NOTICE_VERSIONS } from '#app/rules/notice-versions.ts'
import { NOTICES } from './notices.ts'

/** A text that people have accepted is never changed: a change is a new version with a file of its own. */
const HASHES: Record<string, string> = { '1': '443317d83ab7586d7f56056facca07b541096543b15ae8752da9a55092358748' }

describe('the notices on personal data', () => {
  test.each(NOTICE_VERSIONS)('version %s stands as people have read it', (version) => {
    expect(createHash('sha256').update(JSON.stringify(NOTICES[version])).digest('hex')).toBe(HASHES[version])
  })

  test('today’s notice is the newest', () => {
    expect(CURRENT_NOTICE).toBe(NOTICE_VERSIONS.at(-1))
  })

  test.each(LANGUAGES)('says the same in %s: as many sections, none empty', (language) => {
    const { sections } = NOTICES[CURRENT_NOTICE][language]
    expect(sections.map(({ texts }) => texts.length)).toEqual(NOTICES[CURRENT_NOTICE].fr.sections.map(({ texts }) => texts.length))
    expect(sections.flatMap(({ title, texts }) => [title, ...texts]).every((text) => text.trim().length > 2)).toBe(true)
  })
})
