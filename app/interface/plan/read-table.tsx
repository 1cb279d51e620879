import { useWords } from '#app/language/use-language.tsx'
import { figureColumns } from './figure-columns.ts'
import type { ShownTable } from './shown-table.ts'
import { planTableWords } from './words/words.ts'

/** A table of a plan to read: wide ones scroll by themselves and can be reached by keyboard. */
export function ReadTable({ table, emptyText }: { table: ShownTable; emptyText?: string }) {
  const words = useWords(planTableWords)
  if (table.rows.length === 0)
    return (
      <p className="muted">
        <b>{table.title}</b>
        {' · '}
        {emptyText ?? words.emptyTable}
      </p>
    )
  const isFigures = figureColumns(table)
  const areFigures = (place: number) => isFigures[place] === true
  return (
    <>
      <div className="scroll" role="region" aria-label={table.title} tabIndex={0}>
        <table>
          <caption>{table.title}</caption>
          {table.columns.length > 0 && (
            <thead>
              <tr>
                {table.columns.map((column, index) => (
                  <th key={`${column}${index}`} scope="col" className={areFigures(index) ? 'num' : undefined}>
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
          )}
          <tbody>
            {table.rows.map(({ cells, isTotal }, index) => (
              <tr key={`${index}${cells[0]}`}>
                {cells.map((cell, place) =>
                  place === 0 ? (
                    <th key={place} scope="row" dir="auto">
                      {cell}
                    </th>
                  ) : (
                    <td key={place} className={areFigures(place) ? 'num' : undefined} dir={areFigures(place) ? undefined : 'auto'}>
                      {isTotal ? <b>{cell}</b> : cell}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {table.notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </>
  )
}
