import { describe, expect, test } from 'vitest'
import { sourcesIn } from '#app/test-sources.ts'

/** Pages and frames of pages, which are no samples, with where they are seen. */
const ELSEWHERE = {
  LearnerPage: 'the frame of learner pages: /menu',
  ErrorPage: 'a page of its own: any address that does not exist',
  SeeingBanner: 'over every page while an administrator sees through other eyes: its button would end that',
  KeepPage: 'a button that asks the phone what it keeps: the attendance of a workshop',
  FileList: 'files of a person, which a page only shows to who may have them: the files of a part of a plan',
  Recording: 'sound of a person: in the same list',
  NoticeText: 'the text of a page: /confidentialite',
}

const sources = sourcesIn('app').filter(({ file }) => file.startsWith('app/interface/') && file.endsWith('.tsx'))
const componentsIn = (text: string) => [...text.matchAll(/^export (?:default )?function ([A-Z]\w*)/gm)].map(([, name = '']) => name)
const components = sources.filter(({ file }) => !file.includes('/style-page/')).flatMap(({ text }) => componentsIn(text))

/** The files that the style page draws: its own, and those of the components that these use. */
function drawn(): string {
  const texts = new Set(sources.filter(({ file }) => file.includes('/style-page/')).map(({ text }) => text))
  for (let known = 0; known < texts.size;) {
    known = texts.size
    const all = [...texts].join('\n')
    for (const { text } of sources)
      if (componentsIn(text).some((name) => !(name in ELSEWHERE) && new RegExp(`<${name}\\b`).test(all))) texts.add(text)
  }
  return [...texts].join('\n')
}

describe('the style page', () => {
  test('knows the components by reading their files', () => expect(components.length).toBeGreaterThan(25))

  test('shows every one of them, or says where it is seen', () => {
    const all = drawn()
    expect(components.filter((name) => !(name in ELSEWHERE) && !new RegExp(`<${name}\\b`).test(all))).toEqual([])
  })

  test('excuses only what there is', () => {
    expect(Object.keys(ELSEWHERE).filter((name) => !components.includes(name))).toEqual([])
  })
})
