import { Icon } from '#app/interface/icon.tsx'
import { useWords } from '#app/language/use-language.tsx'
import type { EditCell, EditGroup, EditRow } from './edit-lists.ts'
import { planWords } from './words/words.ts'

const CANONICAL = { month: /^(\d{4}-\d{2})?$/, date: /^(\d{4}-\d{2}-\d{2})?$/ }

type Control = { id: string; name: string; 'aria-invalid': true | undefined; 'aria-describedby': string | undefined }

/** A text that a date field of the browser would drop stays in a plain field. */
function typeOf({ type, value }: EditCell): string {
  return (type === 'month' || type === 'date') && CANONICAL[type].test(value) ? type : 'text'
}

function CellControl({ cell, control }: { cell: EditCell; control: Control }) {
  const { tables } = useWords(planWords)
  const { type, value } = cell
  if (type === 'choice')
    return (
      <select className="input" {...control} defaultValue={value}>
        {!cell.choices.some(({ id }) => id === value) && <option value={value}>{tables.choose}</option>}
        {cell.choices.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
    )
  if (type === 'text') return <input className="input" {...control} defaultValue={value} maxLength={300} dir="auto" autoComplete="off" />
  if (type === 'month' || type === 'date')
    return (
      <input className="input short" {...control} type={typeOf(cell)} defaultValue={value} maxLength={40} dir="ltr" autoComplete="off" />
    )
  const field = (
    <input
      className="input short"
      {...control}
      defaultValue={value}
      maxLength={60}
      dir="ltr"
      inputMode={type === 'count' ? 'numeric' : 'decimal'}
      autoComplete="off"
    />
  )
  if (type !== 'money' && type !== 'percent') return field
  return (
    <span className="unit">
      {field}
      <span>{type === 'money' ? tables.unit : '%'}</span>
    </span>
  )
}

function CellField({ cell }: { cell: EditCell }) {
  const { tables } = useWords(planWords)
  const id = cell.name
  if (cell.type === 'check')
    return (
      <label className="choice" htmlFor={id}>
        <input type="checkbox" id={id} name={id} value="yes" defaultChecked={cell.value === 'yes'} />
        <span>{cell.label}</span>
      </label>
    )
  const hint = cell.type === 'month' ? tables.monthHint : cell.type === 'date' ? tables.dateHint : ''
  const described = [hint ? `${id}-hint` : '', cell.error ? `${id}-error` : ''].filter((one) => one !== '').join(' ')
  const control = { id, name: id, 'aria-invalid': cell.error ? (true as const) : undefined, 'aria-describedby': described || undefined }
  return (
    <div className="field">
      <label htmlFor={id}>{cell.label}</label>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {cell.error && (
        <p className="error" id={`${id}-error`}>
          <Icon name="circle-alert" />
          {cell.error}
        </p>
      )}
      <CellControl cell={cell} control={control} />
    </div>
  )
}

function HiddenFields({ row }: { row: EditRow }) {
  return (
    <>
      {row.hidden.map(({ name, value }) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
    </>
  )
}

function RowFields({ row, layout }: { row: EditRow; layout: EditGroup['layout'] }) {
  if (layout === 'fields')
    return (
      <div className="stack">
        {row.cells.map((cell) => (
          <CellField key={cell.name} cell={cell} />
        ))}
      </div>
    )
  return (
    <details open={row.isOpen}>
      <summary>
        <bdi>{row.title}</bdi>
        {row.about && <span className="about">{row.about}</span>}
      </summary>
      <div className={layout === 'months' ? 'months' : 'stack'}>
        {row.cells.map((cell) => (
          <CellField key={cell.name} cell={cell} />
        ))}
      </div>
    </details>
  )
}

/** The form of one list or table of a part: its rows fold, the ones with something to correct stand open. */
export function EditGroupForm({ group }: { group: EditGroup }) {
  const { tables } = useWords(planWords)
  return (
    <fieldset className="stack" id={`l-${group.id}`}>
      <legend>
        <h3>{group.title}</h3>
      </legend>
      {group.hint && <p className="hint">{group.hint}</p>}
      <div className="tight">
        {group.rows.map((row, index) => (
          <div key={`${group.id}${index}`}>
            <HiddenFields row={row} />
            {row.cells.length > 0 && <RowFields row={row} layout={group.layout} />}
          </div>
        ))}
      </div>
      {group.totals.map((total) => (
        <p key={total}>
          <b>{total}</b>
        </p>
      ))}
      {group.add && (
        <p>
          <button className="btn second" name="then" value={group.add.value}>
            <Icon name="plus" />
            {group.add.label}
          </button>
        </p>
      )}
      {group.isFull && <p className="hint">{tables.full}</p>}
      {group.isBegun && <p className="hint">{tables.emptyARow}</p>}
    </fieldset>
  )
}
