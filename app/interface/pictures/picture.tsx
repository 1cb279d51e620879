import type { ReactNode } from 'react'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { formatNumber } from '#app/language/words.ts'
import { FoldingTable } from '../folding-table.tsx'
import { interfaceWords } from '../words/words.ts'
import { Patterns } from './patterns.tsx'

/** The numbers of a picture: the first column names the line. */
export type PictureTable = {
  columns: readonly [string, ...string[]]
  lines: ReadonlyArray<{ key: string; name: string; values: readonly number[] }>
}

export type PictureProps = {
  /** Unique on the page: the patterns are named by it. */
  id: string
  title: string
  /** What the picture shows, in words: who hears the page needs no more. */
  sentence: string
  table: PictureTable
}

/** The frame of every picture: a title, a sentence above, the drawing, and its numbers as a table below. */
export function Picture({ id, title, sentence, table, children }: PictureProps & { children: ReactNode }) {
  const words = useWords(interfaceWords)
  const language = useLanguage()
  return (
    <figure className="picture" aria-labelledby={`${id}-title`}>
      <figcaption>
        <h3 id={`${id}-title`}>{title}</h3>
        <p>{sentence}</p>
      </figcaption>
      <div className="drawing" aria-hidden="true">
        <Patterns picture={id} />
        {children}
      </div>
      <details className="numbers">
        <summary>{words.numbers}</summary>
        <FoldingTable
          caption={title}
          columns={table.columns.map((label, index) => ({ label, isNumber: index > 0 }))}
          lines={table.lines.map(({ key, name, values }) => ({
            key,
            cells: [
              <span key="name" dir="auto">
                {name}
              </span>,
              ...values.map((value) => formatNumber(value, language)),
            ],
          }))}
        />
      </details>
    </figure>
  )
}
