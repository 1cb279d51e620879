import { paperFiles, type Pictures } from '#app/interface/files/paper-files.ts'
import { filesWords } from '#app/interface/files/words/words.ts'
import { formatNumber, say } from '#app/language/words.ts'
import { lines, planBlocks, type Block, type Paper } from '#app/paper/paper.ts'
import type { Language } from '#app/rules/languages.ts'
import { lateText } from './late-text.ts'
import type { ShownFeedback } from './shown-feedback.ts'
import type { ReadPart } from './shown-version.ts'
import { planWords } from './words/words.ts'

/** A plan for paper: who wrote it, and either the hand-in that it is or the day of the draft. */
export type PlanToDraw = {
  planTitle: string
  author: string
  parts: ReadPart[]
  sent: { n: number; when: string; code: string; statement: string } | null
  draftWhen: string
}
type Sheet = { siteName: string; language: Language; madeAt: Date; pictures: Pictures }

/** A plan with its tables on sheets of A4 in the reader's language; texts stay as their author wrote them. */
export function planPaper(
  { planTitle, author, parts, sent, draftWhen }: PlanToDraw,
  { siteName, language, madeAt, pictures }: Sheet,
): Paper {
  const { paper: words, part } = planWords[language]
  const origin: Block[] = sent
    ? [
        ...lines('text', [say(words.sent, { n: sent.n, when: sent.when }), say(words.receipt, { code: sent.code })]),
        ...lines('soft', [sent.statement]),
      ]
    : lines('text', [say(words.isDraft, { when: draftWhen })])
  return {
    ...{ title: planTitle, language, madeAt },
    foot: `${siteName} · ${author}`,
    blocks: [
      { kind: 'soft', text: siteName },
      { kind: 'title', text: planTitle },
      { kind: 'strong', text: say(words.by, { name: author }) },
      { kind: 'framed', blocks: origin },
      ...planBlocks(
        parts.map((one) => ({ ...one, files: paperFiles(one.files, pictures, language) })),
        part.nothing,
      ),
    ],
  }
}

function levelBlock(level: ShownFeedback['levels'][number], language: Language): Block {
  const { remarks } = planWords[language]
  const points = say(remarks.points, { points: formatNumber(level.points, language), of: level.of })
  return {
    kind: 'framed',
    blocks: [
      ...lines('strong', [level.title]),
      ...lines('text', [`${level.label} · ${points}`]),
      ...lines('soft', [level.descriptor]),
      ...lines('text', [level.comment]),
    ],
  }
}

function remarkBlock(remark: ShownFeedback['remarks'][number], language: Language): Block {
  const { remarks } = planWords[language]
  const replies = remark.replies.map(({ by, when, body }) => `${say(remarks.replyBy, { name: by, when })} : ${body}`)
  return {
    kind: 'framed',
    blocks: [
      ...lines('soft', [remark.partTitle ?? remarks.whole, remark.quote === null ? null : `« ${remark.quote} »`]),
      ...lines('soft', [remark.voice ? filesWords[language].kinds.voice : null]),
      ...lines('text', [remark.body]),
      ...lines('soft', [remark.isTicked ? remarks.ticked : null, ...replies]),
    ],
  }
}

type FeedbackToDraw = { planTitle: string; author: string; feedback: ShownFeedback }

/** Released feedback on sheets of A4: the message, the result, each criterion with its level in words, and the remarks in the order of the plan. */
export function feedbackPaper(
  { planTitle, author, feedback }: FeedbackToDraw,
  { siteName, language, madeAt }: Omit<Sheet, 'pictures'>,
): Paper {
  const { paper: words, remarks } = planWords[language]
  const title = say(words.feedbackTitle, { n: feedback.n })
  const { result } = feedback
  const late = feedback.late && lateText(feedback.late, remarks, language)
  const points = result && say(remarks.total, { points: formatNumber(result.points, language), of: result.of })
  const verdict = feedback.isPassed ? remarks.passed : remarks.notPassedResult
  return {
    ...{ title: `${planTitle} · ${title}`, language, madeAt },
    foot: `${siteName} · ${author}`,
    blocks: [
      { kind: 'soft', text: siteName },
      { kind: 'strong', text: planTitle },
      { kind: 'title', text: title },
      { kind: 'soft', text: [feedback.when, feedback.trainer ?? remarks.trainer].join(' · ') },
      { kind: 'written', markdown: feedback.message },
      ...(points === null ? [] : [{ kind: 'framed' as const, blocks: [...lines('strong', [verdict]), ...lines('text', [points, late])] }]),
      ...(feedback.levels.length > 0 ? [{ kind: 'heading' as const, text: remarks.grid }] : []),
      ...feedback.levels.map((level) => levelBlock(level, language)),
      ...(feedback.remarks.length > 0 ? [{ kind: 'heading' as const, text: remarks.list }] : []),
      ...feedback.remarks.map((remark) => remarkBlock(remark, language)),
    ],
  }
}
