import { Fragment } from 'react'
import { FileList } from '#app/interface/files/file-list.tsx'
import { Icon } from '#app/interface/icon.tsx'
import { ReadTable } from '#app/interface/plan/read-table.tsx'
import { Tag } from '#app/interface/tag.tsx'
import { usePage } from '#app/interface/page.ts'
import { say, sayCount } from '#app/language/words.ts'
import type { Change } from '#app/rules/compare-texts.ts'
import { passagesOf, type Passage, type PassageLine } from '#app/rules/passages.ts'
import type { ShownPart, ShownRemark, ShownSubmission } from './shown-submission.ts'
import { useWorkWords } from './work-words.tsx'

/** A part as it was handed in: its text with the passages that remarks stand on, what the program noticed, its tables. */
export function PartText({ part, remarks, work }: { part: ShownPart; remarks: ShownRemark[]; work: ShownSubmission }) {
  const { work: words, files: listed } = useWorkWords()
  const { language } = usePage()
  const isEmpty = part.text.trim() === '' && part.tables.length + part.files.length === 0
  if (work.isComparing && !part.hasChanged)
    return (
      <section className="card part" aria-labelledby={`partie-${part.id}`}>
        <h3 id={`partie-${part.id}`} tabIndex={-1} data-part-heading={part.id}>
          {part.title}
        </h3>
        <p className="muted">{words.same}</p>
      </section>
    )
  return (
    <section className="card part" aria-labelledby={`partie-${part.id}`}>
      <h3 id={`partie-${part.id}`} tabIndex={-1} data-part-heading={part.id}>
        {part.title}
      </h3>
      {work.isComparing && <Comparison part={part} n={work.versionBefore ?? 0} />}
      {!part.changes && <Passages part={part} remarks={remarks} />}
      {isEmpty && <p className="muted">{words.empty}</p>}
      <FileList files={part.files} words={listed} language={language} hasPictures />
      {part.hiddenFiles > 0 && <p className="hint">{sayCount(listed.hidden, part.hiddenFiles, language)}</p>}
      {part.coherence.length > 0 && (
        <div className="notice warn">
          <p className="kind">
            <Icon name="triangle-alert" />
            {words.coherence}
          </p>
          <ul>
            {part.coherence.map(({ id, text }) => (
              <li key={id}>{text}</li>
            ))}
          </ul>
        </div>
      )}
      {part.tables.map(({ table, before }) => (
        <div key={table.id} className="tight">
          {work.isComparing && before && <Tag tone="info">{words.tableChanged}</Tag>}
          <ReadTable table={table} />
          {work.isComparing && before && (
            <details>
              <summary>{say(words.tableBefore, { n: work.versionBefore ?? 0 })}</summary>
              <ReadTable table={before} />
            </details>
          )}
        </div>
      ))}
    </section>
  )
}

function Comparison({ part, n }: { part: ShownPart; n: number }) {
  if (!part.changes) return null
  return (
    <div className="prose said" dir="auto" data-compared={n}>
      {part.changes.map((change, index) => (
        <Changed key={index} change={change} />
      ))}
    </div>
  )
}

function Changed({ change }: { change: Change }) {
  const { work: words } = useWorkWords()
  if (change.kind === 'same') return <>{change.text}</>
  const Element = change.kind === 'added' ? 'ins' : 'del'
  return (
    <Element>
      <span className="hidden">{change.kind === 'added' ? words.added : words.removed} </span>
      {change.text}
      <span className="hidden"> {words.end}</span>
    </Element>
  )
}

function Passages({ part, remarks }: { part: ShownPart; remarks: ShownRemark[] }) {
  const anchors = remarks.flatMap(({ id, partId, quoteStart, quoteEnd }) =>
    partId === part.id && quoteStart !== null && quoteEnd !== null ? [{ id, start: quoteStart, end: quoteEnd }] : [],
  )
  const numberOf = (id: string) => remarks.findIndex((remark) => remark.id === id) + 1
  const ends = new Map(anchors.map(({ id, end }) => [end, id]))
  const piece = (passage: Passage, index: number) => {
    const Element = passage.remarkIds.length > 0 ? 'mark' : passage.isBold ? 'b' : 'span'
    const ended = ends.get(passage.start + passage.text.length)
    return (
      <Fragment key={index}>
        <Element data-start={passage.start}>{passage.text}</Element>
        {ended && (
          <sup>
            <a href={`#remarque-${ended}`}>{numberOf(ended)}</a>
          </sup>
        )}
      </Fragment>
    )
  }
  return (
    <div className="prose" dir="auto" data-part={part.id}>
      {passagesOf(part.text, anchors).flatMap((paragraph, index) =>
        groupsOf(paragraph).map((group, place) => <Group key={`${index}.${place}`} lines={group} piece={piece} />),
      )}
    </div>
  )
}

/** Ordinary lines and lists of one paragraph apart. */
function groupsOf(lines: readonly PassageLine[]): PassageLine[][] {
  return lines.reduce<PassageLine[][]>((groups, line) => {
    const last = groups.at(-1)
    if (last && (last[0]?.mark === null) === (line.mark === null)) last.push(line)
    else groups.push([line])
    return groups
  }, [])
}

function Group({ lines, piece }: { lines: PassageLine[]; piece: (passage: Passage, index: number) => JSX.Element }) {
  const mark = lines[0]?.mark ?? null
  if (mark === null)
    return (
      <p dir="auto">
        {lines.map(({ passages }, index) => (
          <Fragment key={index}>
            {index > 0 && <br />}
            {passages.map(piece)}
          </Fragment>
        ))}
      </p>
    )
  const List = /\d/.test(mark) ? 'ol' : 'ul'
  return (
    <List>
      {lines.map(({ passages }, index) => (
        <li key={index} dir="auto">
          {passages.map(piece)}
        </li>
      ))}
    </List>
  )
}
