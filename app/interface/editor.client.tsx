import { EditorContent, useEditor, useEditorState, type Editor } from '@tiptap/react'
import StarterKit from '@tiptap/starter-kit'
import { createRoot } from 'react-dom/client'
import { readMarkdown, writeMarkdown } from '#app/rules/plan-markdown.ts'
import { fromEditor, toEditor } from './editor-document.ts'

type EditorWords = Record<'bold' | 'bullets' | 'numbers' | 'undo' | 'redo' | 'plain' | 'tools', string>

// Small on purpose: what the plain field cannot say is not offered here either.
const kit = StarterKit.configure({
  blockquote: false,
  code: false,
  codeBlock: false,
  dropcursor: false,
  gapcursor: false,
  heading: false,
  horizontalRule: false,
  italic: false,
  link: false,
  strike: false,
  underline: false,
  trailingNode: false,
})

function Tools({ editor, words, close }: { editor: Editor; words: EditorWords; close: () => void }) {
  const is = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      bold: now.isActive('bold'),
      bullets: now.isActive('bulletList'),
      numbers: now.isActive('orderedList'),
    }),
  })
  const act = () => editor.chain().focus()
  const tools = [
    { name: words.bold, isOn: is.bold, run: () => act().toggleBold().run() },
    { name: words.bullets, isOn: is.bullets, run: () => act().toggleBulletList().run() },
    { name: words.numbers, isOn: is.numbers, run: () => act().toggleOrderedList().run() },
    { name: words.undo, isOn: undefined, run: () => act().undo().run() },
    { name: words.redo, isOn: undefined, run: () => act().redo().run() },
    { name: words.plain, isOn: undefined, run: close },
  ]
  // A press that took the focus would close a phone's keyboard, and lose the first letter of somebody who types on at once.
  const keepFocus = (event: { preventDefault: () => void }) => event.preventDefault()
  return (
    <div className="tools" role="toolbar" aria-label={words.tools}>
      {tools.map(({ name, isOn, run }) => (
        <button key={name} type="button" className="btn second" aria-pressed={isOn} onMouseDown={keepFocus} onClick={run}>
          {name}
        </button>
      ))}
    </div>
  )
}

/** The rich editor over a plain field: it writes the same text into the field, which stays what the form sends. */
function RichField({ field, label, words, close }: { field: HTMLTextAreaElement; label: string; words: EditorWords; close: () => void }) {
  const editor = useEditor({
    extensions: [kit],
    content: toEditor(readMarkdown(field.value)),
    autofocus: 'end',
    injectCSS: false,
    editorProps: {
      attributes: { class: 'input rich', role: 'textbox', 'aria-multiline': 'true', 'aria-label': label, dir: 'auto' },
    },
    onUpdate: ({ editor: now }) => {
      field.value = writeMarkdown(fromEditor(now.getJSON()))
      field.dispatchEvent(new Event('input', { bubbles: true }))
    },
  })
  return (
    <>
      <Tools editor={editor} words={words} close={close} />
      <EditorContent editor={editor} />
    </>
  )
}

function open(button: HTMLElement, field: HTMLTextAreaElement): void {
  const place = document.createElement('div')
  field.before(place)
  const root = createRoot(place)
  const show = (isRich: boolean) => {
    field.hidden = isRich
    button.hidden = isRich
  }
  const close = () => {
    root.unmount()
    place.remove()
    show(false)
    field.focus()
  }
  show(true)
  const words: EditorWords = JSON.parse(button.dataset['words'] ?? '{}')
  root.render(<RichField field={field} label={field.labels?.[0]?.textContent ?? ''} words={words} close={close} />)
}

// The script runs again at each tap on the button; it opens the editor over the field that the button names.
for (const button of document.querySelectorAll<HTMLElement>('[data-editor]')) {
  const field = document.querySelector<HTMLTextAreaElement>(`#${button.dataset['editor']}`)
  if (field && !field.hidden) open(button, field)
}
