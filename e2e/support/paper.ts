import { extractText, getDocumentProxy } from 'unpdf'

/** The words of a PDF, spaces of every kind as one. */
export async function wordsOfPaper(bytes: Uint8Array): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(bytes), { mergePages: true })
  return text.replace(/\s+/g, ' ')
}
