import { paperFiles, type Pictures } from '#app/interface/files/paper-files.ts'
import { filesWords } from '#app/interface/files/words/words.ts'
import { formatNumber, say } from '#app/language/words.ts'
import { lines, planBlocks, type Block, type Paper } from '#app/paper/paper.ts'
import type { Language } from '#app/rules/languages.ts'
import type { ShownSubmission } from './shown-submission.ts'
import { gradingWords } from './words/words.ts'

type Sheet = { siteName: string; language: Language; madeAt: Date; pictures: Pictures }

function headOf(work: ShownSubmission, { siteName, language }: Pick<Sheet, 'siteName' | 'language'>, title: string): Block[] {
  const { work: words, queue } = gradingWords[language]
  return [
    { kind: 'soft', text: siteName },
    { kind: 'strong', text: work.planTitle },
    { kind: 'title', text: title },
    ...lines('soft', [`${[work.cohort, work.isAnonymous ? words.anonymous : (work.organisation ?? queue.noOrganisation)].join(' · ')}`]),
    {
      kind: 'framed',
      blocks: [
        ...lines('text', [
          say(words.handedIn, { when: work.handedIn }),
          work.isLate ? words.late : null,
          work.receiptCode && say(words.receipt, { code: work.receiptCode }),
          words.states[work.state],
        ]),
        ...lines('soft', [work.statement]),
      ],
    },
  ]
}

/** A hand-in on sheets of A4, for who marks it: as it was sent, with what the program saw beside each part. */
export function handedInPaper(work: ShownSubmission, sheet: Sheet): Paper {
  const { language, siteName, madeAt } = sheet
  const { work: words } = gradingWords[language]
  const title = say(words.title, { name: work.name, n: work.n })
  return {
    ...{ title, language, madeAt },
    foot: `${siteName} · ${work.name}`,
    blocks: [
      ...headOf(work, sheet, title),
      ...work.parts.flatMap((part): Block[] => [
        ...planBlocks(
          [{ ...part, tables: part.tables.map(({ table }) => table), files: paperFiles(part.files, sheet.pictures, language) }],
          words.empty,
        ),
        ...(part.coherence.length === 0
          ? []
          : [
              {
                kind: 'framed' as const,
                blocks: [
                  ...lines('strong', [words.coherence]),
                  ...lines(
                    'soft',
                    part.coherence.map(({ text }) => text),
                  ),
                ],
              },
            ]),
      ]),
    ],
  }
}

function criterionBlock(criterion: ShownSubmission['criteria'][number], language: Language): Block {
  const { work: words } = gradingWords[language]
  const level = criterion.levels.find(({ id }) => id === criterion.mark?.levelId)
  const of = formatNumber(criterion.maxPoints, language)
  const points = criterion.mark
    ? say(words.total, { points: formatNumber(criterion.mark.points, language), of })
    : say(words.total, { points: '…', of })
  return {
    kind: 'framed',
    blocks: [
      ...lines('strong', [criterion.title]),
      ...lines('text', [[level?.label, points].filter((text) => text !== undefined).join(' · ')]),
      ...lines('soft', [
        level?.descriptor ?? null,
        criterion.minimum > 0 ? say(words.minimum, { points: formatNumber(criterion.minimum, language) }) : null,
      ]),
      ...lines('text', [criterion.mark?.comment ?? null]),
    ],
  }
}

/** The marking of a hand-in on sheets of A4: each criterion with its level and points, the message and the remarks. The private note stays out of it. */
export function markingPaper(work: ShownSubmission, sheet: Omit<Sheet, 'pictures'>): Paper {
  const { language, siteName, madeAt } = sheet
  const { work: words } = gradingWords[language]
  const title = say(words.sheet, { name: work.name, n: work.n })
  const total = work.criteria.reduce((sum, { mark }) => sum + (mark?.points ?? 0), 0)
  const isWhole = work.criteria.every(({ mark }) => mark !== null)
  const points = say(words.total, { points: formatNumber(total, language), of: formatNumber(work.pass.of, language) })
  return {
    ...{ title, language, madeAt },
    foot: `${siteName} · ${work.name}`,
    blocks: [
      ...headOf(work, sheet, title),
      ...(isWhole ? [{ kind: 'strong' as const, text: points }] : []),
      { kind: 'written', markdown: work.message.overall },
      { kind: 'heading', text: words.grid },
      ...work.criteria.map((criterion) => criterionBlock(criterion, language)),
      ...(work.remarks.length > 0 ? [{ kind: 'heading' as const, text: words.remarks }] : []),
      ...work.remarks.map((remark): Block => ({
        kind: 'framed',
        blocks: [
          ...lines('soft', [remark.partTitle ?? words.whole, remark.quote === null ? null : `« ${remark.quote} »`]),
          ...lines('soft', [remark.voice ? filesWords[language].kinds.voice : null]),
          ...lines('text', [remark.body]),
        ],
      })),
    ],
  }
}
