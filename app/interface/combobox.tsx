import { useCombobox } from 'downshift'
import { useState } from 'react'
import { Icon } from './icon.tsx'

/** A thing to choose: what its line says, and what it holds, which is searched too. */
export type Choosable = { id: string; label: string; text?: string }

type Words = { label: string; hint: string; open: string; nothing: string; found: (n: number) => string }

/** Letters without accents or marks, so that « resume » finds « résumé ». */
const foldText = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

const matching = (choices: readonly Choosable[], wish: string) =>
  choices.filter(({ label, text }) => foldText(`${label} ${text ?? ''}`).includes(foldText(wish)))

/**
 * A field that searches a long list while one types, by keyboard, pointer or screen reader. Only for hydrated staff pages: without scripts the page
 * shows a plain select in its place.
 */
export function Combobox({
  id,
  choices,
  chosen,
  words,
  onChoose,
}: {
  id: string
  choices: readonly Choosable[]
  /** The id of what is chosen; empty for nothing. */
  chosen: string
  words: Words
  onChoose: (id: string) => void
}) {
  const [wish, setWish] = useState('')
  const items = matching(choices, wish)
  const combobox = useCombobox<Choosable>({
    id,
    inputId: id,
    items,
    selectedItem: choices.find((choice) => choice.id === chosen) ?? null,
    itemToString: (choice) => choice?.label ?? '',
    // A whole label stands in the field after a choice: it is no search.
    onInputValueChange: ({ inputValue, type }) => setWish(type === useCombobox.stateChangeTypes.InputChange ? inputValue : ''),
    onSelectedItemChange: ({ selectedItem }) => onChoose(selectedItem?.id ?? ''),
    getA11yStatusMessage: ({ isOpen, inputValue }) => {
      const n = matching(choices, inputValue).length
      return isOpen ? (n === 0 ? words.nothing : words.found(n)) : ''
    },
  })
  return (
    <div className="field combo">
      <label {...combobox.getLabelProps()}>{words.label}</label>
      <p className="hint" id={`${id}-hint`}>
        {words.hint}
      </p>
      <div className="unit">
        <input {...combobox.getInputProps({ 'aria-describedby': `${id}-hint` })} className="input" dir="auto" />
        <button {...combobox.getToggleButtonProps({ 'aria-label': words.open })} type="button" className="btn quiet">
          <Icon name="chevron-down" />
        </button>
      </div>
      <ul {...combobox.getMenuProps()} hidden={!combobox.isOpen}>
        {combobox.isOpen &&
          items.map((item, index) => (
            <li
              {...combobox.getItemProps({ item, index })}
              key={item.id}
              className={combobox.highlightedIndex === index ? 'here' : undefined}
              dir="auto"
            >
              {item.label}
            </li>
          ))}
        {combobox.isOpen && items.length === 0 && <li className="muted">{words.nothing}</li>}
      </ul>
    </div>
  )
}
