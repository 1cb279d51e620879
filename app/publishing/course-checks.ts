import type { Context, MeasuredText } from './compile-context.ts'
import type { CompiledCourse } from './compiled-course.ts'
import { reporterOf } from './problems.ts'
import { normalised } from './text-measures.ts'

const REPEATED_WORDS = 8
const REPEATED_LESSONS = 2
const REPEATED_PARAGRAPH_WORDS = 15

/** Checks what only shows when all lessons lie side by side. */
export function checkBetweenLessons(context: Context): void {
  for (const language of ['fr', 'en', 'ar'] as const) {
    const texts = context.measured.filter((text) => text.language === language)
    refuseSameOpenings(context, texts)
    refuseRepeatedSentences(context, texts)
    refuseRepeatedParagraphs(context, texts)
  }
  const lessons = new Set(context.measured.map(({ lesson }) => lesson))
  for (const { lesson, file, line } of context.lessonReferences) {
    if (!lessons.has(lesson)) reporterOf(context.problems, file)(line, 'lesson-unknown', `There is no lesson ${lesson}: correct the id.`)
  }
}

function refuseSameOpenings(context: Context, texts: MeasuredText[]): void {
  const first = new Map<string, MeasuredText>()
  for (const text of texts) {
    const { opening, blocks } = text.measures
    const other = first.get(opening)
    if (other === undefined) {
      first.set(opening, text)
      continue
    }
    const line = blocks.find((block) => block.kind !== 'heading')?.line ?? 1
    reporterOf(context.problems, text.file)(
      line,
      'same-opening',
      `The lesson opens with the same five words as ${other.lesson} ("${opening}"): begin in another way.`,
    )
  }
}

function refuseRepeatedSentences(context: Context, texts: MeasuredText[]): void {
  const found = new Map<string, { text: MeasuredText; line: number }[]>()
  for (const text of texts) {
    const own = new Set<string>()
    for (const sentence of text.measures.sentences) {
      if (sentence.words < REPEATED_WORDS) continue
      const key = normalised(sentence.text)
      if (own.has(key)) continue
      own.add(key)
      found.set(key, [...(found.get(key) ?? []), { text, line: sentence.line }])
    }
  }
  for (const [sentence, places] of found) {
    if (places.length <= REPEATED_LESSONS) continue
    const lessons = places.map(({ text }) => text.lesson).join(', ')
    for (const { text, line } of places.slice(REPEATED_LESSONS)) {
      reporterOf(context.problems, text.file)(
        line,
        'repeated-sentence',
        `"${sentence.slice(0, 50)}…" stands in ${lessons}: say it in another way.`,
      )
    }
  }
}

function refuseRepeatedParagraphs(context: Context, texts: MeasuredText[]): void {
  const first = new Map<string, MeasuredText>()
  for (const text of texts) {
    for (const block of text.measures.blocks) {
      if (block.kind === 'heading' || block.kind === 'cell' || block.words < REPEATED_PARAGRAPH_WORDS) continue
      const key = normalised(block.text)
      const other = first.get(key)
      if (other === undefined) first.set(key, text)
      else if (other.lesson !== text.lesson)
        reporterOf(context.problems, text.file)(
          block.line,
          'repeated-paragraph',
          `This paragraph also stands in ${other.lesson}: write it anew.`,
        )
    }
  }
}

/** Two courses never have the same place in the list. */
export function checkOrder(context: Context, courses: { course: CompiledCourse; folder: string }[]): void {
  const taken = new Map<number, string>()
  for (const { course, folder } of courses) {
    const other = taken.get(course.order)
    if (other !== undefined)
      reporterOf(context.problems, `${folder}/course.yaml`)(
        1,
        'course-order',
        `The order ${course.order} is that of ${other}: give each course its own.`,
      )
    taken.set(course.order, course.id)
  }
}
