// The one script of reading pages. It must stay under 4 KB: comfort only, every page works without it.
const label = document.querySelector<HTMLElement>('[data-sync]')
const words: Record<string, string> = JSON.parse(label?.dataset['words'] ?? '{}')

function show(state: string) {
  const text = label?.querySelector('span')
  if (!label || !text) return
  label.dataset['state'] = state
  text.textContent = words[state] ?? text.textContent
}

addEventListener('offline', () => show('offline'))
addEventListener('online', () => show('sent'))
if (!navigator.onLine) show('offline')
