import type { ReactNode } from 'react'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { formatMoney, formatNumber, say } from '#app/language/words.ts'
import { ErrorSummary } from '../error-summary.tsx'
import { Field } from '../field.tsx'
import { FoldingTable } from '../folding-table.tsx'
import { Icon } from '../icon.tsx'
import { Notice } from '../notice.tsx'
import { ProgressBar } from '../progress-bar.tsx'
import { Tag } from '../tag.tsx'
import { PictureSamples } from './picture-samples.tsx'
import { MarkingSamples, ReadingSamples } from './work-samples.tsx'
import { styleWords } from './words/words.ts'

/** What people and files bring: long names, long words, signs. The layout must hold. */
const HARD = {
  name: 'Marie-Antoinette Nkoulou Ntsama Abega ماري أنطوانيت نكولو نتساما أبيغا Mbarga',
  word: 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverleihung',
  emoji: '🧵🪡👩🏿‍🏫',
  markup: '<b>Atelier</b> & couture "d’été"',
} as const

function Part({ name, children }: { name: keyof (typeof styleWords)['fr']['sections']; children: ReactNode }) {
  const { sections } = useWords(styleWords)
  return (
    <section className="section stack">
      <h3>{sections[name]}</h3>
      {children}
    </section>
  )
}

/** Every part of the interface in the language around it. */
export function Samples() {
  const words = useWords(styleWords)
  return (
    <>
      <Part name="buttons">
        <Buttons />
      </Part>
      <Part name="fields">
        <Fields />
      </Part>
      <Part name="choices">
        <Choices />
      </Part>
      <Part name="notices">
        {(['info', 'ok', 'warn', 'bad'] as const).map((kind) => (
          <Notice key={kind} kind={kind}>
            {words.notice}
          </Notice>
        ))}
      </Part>
      <Part name="tags">
        <p className="row">
          <Tag tone="ok" icon="circle-check">
            {words.tags.ok}
          </Tag>
          <Tag tone="warn" icon="pencil">
            {words.tags.warn}
          </Tag>
          <Tag tone="bad" icon="triangle-alert">
            {words.tags.bad}
          </Tag>
          <Tag tone="info">{words.tags.info}</Tag>
          <Tag tone="neutral">{words.tags.info}</Tag>
          <Tag tone="plain">{words.tags.plain}</Tag>
        </p>
      </Part>
      <Part name="progress">
        {[0, 4, 12].map((done) => (
          <ProgressBar key={done} done={done} of={12}>
            {say(words.progress, { done, of: 12 })}
          </ProgressBar>
        ))}
      </Part>
      <Part name="tasks">
        <Tasks />
      </Part>
      <Part name="table">
        <HardTable />
      </Part>
      <Part name="details">
        <details>
          <summary>{words.details}</summary>
          <p>{words.notice}</p>
        </details>
        <details open>
          <summary>{words.details}</summary>
          <p>{words.notice}</p>
        </details>
      </Part>
      <Part name="reading">
        <ReadingSamples />
      </Part>
      <Part name="marking">
        <MarkingSamples />
      </Part>
      <Part name="pictures">
        <PictureSamples />
      </Part>
    </>
  )
}

function Buttons() {
  const { buttons: words } = useWords(styleWords)
  return (
    <p className="row">
      <button type="button" className="btn">
        {words.main}
        <Icon name="arrow-right" />
      </button>
      <button type="button" className="btn second">
        {words.second}
      </button>
      <button type="button" className="btn danger">
        <Icon name="trash-2" />
        {words.danger}
      </button>
      <button type="button" className="btn quiet">
        {words.quiet}
      </button>
      <button type="button" className="btn" aria-busy="true">
        {words.busy}
      </button>
    </p>
  )
}

function Fields() {
  const { fields: words } = useWords(styleWords)
  const language = useLanguage()
  const id = (name: string) => `${name}-${language}`
  return (
    <div className="stack">
      <ErrorSummary isRecall id={id('faults')} faults={[{ field: id('missing'), text: words.missing }]} />
      <Field id={id('name')} label={words.name} hint={words.nameHint}>
        {(props) => <input {...props} className="input" defaultValue={HARD.name} dir="auto" />}
      </Field>
      <Field id={id('missing')} label={words.name} error={words.missing}>
        {(props) => <input {...props} className="input" dir="auto" />}
      </Field>
      <Field id={id('read')} label={words.read}>
        {(props) => <input {...props} className="input short ltr" readOnly value="+212 6 00 00 00 05" />}
      </Field>
      <Field id={id('amount')} label={words.amount}>
        {(props) => (
          <span className="unit">
            <input {...props} className="input short" inputMode="decimal" defaultValue="12500" />
            {words.unit}
          </span>
        )}
      </Field>
      <Field id={id('text')} label={words.text}>
        {(props) => <textarea {...props} className="input small-area" dir="auto" defaultValue={HARD.markup} />}
      </Field>
    </div>
  )
}

function Choices() {
  const { choices: words } = useWords(styleWords)
  const language = useLanguage()
  const states = [
    { text: words.one, className: 'choice', isChosen: false },
    { text: words.two, className: 'choice', isChosen: true },
    { text: words.right, className: 'choice right', isChosen: false },
    { text: words.wrong, className: 'choice wrong', isChosen: false },
  ]
  return (
    <fieldset>
      <legend className="label">{words.legend}</legend>
      {states.map(({ text, className, isChosen }) => (
        <label key={text} className={className}>
          <input type="radio" name={`choice-${language}`} defaultChecked={isChosen} />
          <span>{text}</span>
        </label>
      ))}
    </fieldset>
  )
}

function Tasks() {
  const words = useWords(styleWords)
  const language = useLanguage()
  return (
    <ul className="tasks">
      {(['ok', 'warn', 'plain'] as const).map((tone) => (
        <li key={tone}>
          <span>
            <a href={`#${language}`}>{words.task}</a>
            <span className="about">{words.taskAbout}</span>
          </span>
          <Tag tone={tone}>{words.tags[tone]}</Tag>
        </li>
      ))}
    </ul>
  )
}

function HardTable() {
  const { hard, columns } = useWords(styleWords)
  const language = useLanguage()
  return (
    <FoldingTable
      caption={columns.what}
      columns={[{ label: columns.what }, { label: columns.value }, { label: columns.number, isNumber: true }]}
      lines={(['name', 'word', 'emoji', 'markup'] as const).map((key, index) => ({
        key,
        cells: [
          hard[key],
          <span key="value" dir="auto">
            {HARD[key]}
          </span>,
          index === 0 ? formatMoney(12_500, language) : formatNumber(10 ** (index * 2), language),
        ],
      }))}
    />
  )
}
