import type { ReactNode } from 'react'

export type FoldingColumn = { label: string; isNumber?: boolean }

/** An empty cell stands in its column on a wide screen, and goes where lines fold. */
const saysNothing = (value: ReactNode): boolean => value === null || value === undefined || value === '' || value === '–'

/**
 * A table whose lines fold into cards on a narrow screen: each value below its column's word, the first one as the card's title. The roles are written
 * out because a browser forgets that folded lines are a table.
 */
export function FoldingTable({
  caption,
  columns,
  lines,
}: {
  caption: ReactNode
  columns: readonly FoldingColumn[]
  /** The first cell names the line; `depth` sets it in below the lines before. */
  lines: ReadonlyArray<{ key: string; cells: readonly ReactNode[]; depth?: number }>
}) {
  return (
    <table className="folding" role="table">
      <caption>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map(({ label, isNumber }) => (
            <th key={label} scope="col" role="columnheader" className={isNumber ? 'num' : undefined}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {lines.map(({ key, cells: [name, ...values], depth = 0 }) => (
          <tr key={key} role="row">
            <th scope="row" role="rowheader" className={depth > 0 ? `in-${Math.min(depth, 4)}` : undefined}>
              {name}
            </th>
            {values.map((value, index) => (
              <td
                key={columns[index + 1]?.label}
                role="cell"
                data-label={columns[index + 1]?.label}
                data-nothing={saysNothing(value) ? '' : undefined}
                className={columns[index + 1]?.isNumber ? 'num' : undefined}
              >
                <div>{value}</div>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
