import { Fragment, type ReactNode } from 'react'
import { readMarkdown, type Line } from '#app/rules/plan-markdown.ts'

function lineText(line: Line): ReactNode {
  return line.map(({ text, bold }, index) => (bold ? <b key={index}>{text}</b> : text))
}

function Lines({ lines }: { lines: readonly Line[] }) {
  return (
    <>
      {lines.map((line, index) => (
        <Fragment key={index}>
          {index > 0 && <br />}
          {lineText(line)}
        </Fragment>
      ))}
    </>
  )
}

/** The text of a part to read: paragraphs, bold and lists of the small text format. People's own words find their direction by themselves. */
export function PlanText({ text }: { text: string }) {
  return (
    <div className="prose" dir="auto">
      {readMarkdown(text).map((block, index) => {
        if (block.kind === 'paragraph')
          return (
            <p key={index} dir="auto">
              <Lines lines={block.lines} />
            </p>
          )
        const items = block.items.map((item, place) => (
          <li key={place}>
            <Lines lines={item} />
          </li>
        ))
        // The list itself finds its direction: its signs stand on the side of its words.
        return block.ordered ? (
          <ol key={index} dir="auto">
            {items}
          </ol>
        ) : (
          <ul key={index} dir="auto">
            {items}
          </ul>
        )
      })}
    </div>
  )
}
