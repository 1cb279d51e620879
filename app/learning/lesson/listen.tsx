import { Icon } from '#app/interface/icon.tsx'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { formatNumber } from '#app/language/words.ts'
import listenScript from '#app/offline/listen.client.ts?worker&url'
import type { Language } from '#app/rules/languages.ts'
import { learningWords } from '../words/words.ts'

const SPEEDS = [0.75, 1, 1.25, 1.5]

/** Reads a lesson aloud with the phone's own voice; the script shows it only where the phone has a voice for the language of the text. */
export function Listen({ textLanguage }: { textLanguage: Language }) {
  const { listen } = useWords(learningWords).lesson
  const language = useLanguage()
  return (
    <div className="no-print">
      <button type="button" className="btn quiet" hidden data-script={listenScript} data-voice={textLanguage}>
        <Icon name="volume-2" />
        {listen.open}
      </button>
      <div className="row" hidden data-voice-box={JSON.stringify({ pause: listen.pause, goOn: listen.goOn })}>
        <button type="button" className="btn second" data-act="speak">
          {listen.goOn}
        </button>
        <button type="button" className="btn quiet" data-act="back">
          {listen.back}
        </button>
        <button type="button" className="btn quiet" data-act="on">
          {listen.on}
        </button>
        <label className="row">
          {listen.speed}
          <select className="input short" defaultValue="1">
            {SPEEDS.map((speed) => (
              <option key={speed} value={speed}>
                {formatNumber(speed, language)}
              </option>
            ))}
          </select>
        </label>
      </div>
    </div>
  )
}
