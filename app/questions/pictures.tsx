import type { Language } from '#app/rules/languages.ts'
import type { ShownPicture } from './shown-pictures.ts'
import { questionWords } from './words/words.ts'

/** Pictures below a text, in the language of their question; one whose words are the text itself says nothing twice. */
export function Pictures({ of = [], beside, language }: { of?: readonly ShownPicture[] | undefined; beside: string; language: Language }) {
  return of.map(({ address, width, height, words }, index) => (
    <img
      key={index}
      className="picture"
      src={address}
      width={width}
      height={height}
      alt={words === beside ? '' : (words ?? questionWords[language].pictureWithoutWords)}
    />
  ))
}
