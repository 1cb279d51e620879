import { describe, expect, test } from 'vitest'
import { sentencesOf, wordsOf } from './text-measures.ts'

describe('sentences', () => {
  test.each([
    ['Une phrase. Une autre phrase.', 2],
    ['Il reste 1 000,50 DH. C’est peu.', 2],
    ['M. Diallo et Mme. Traoré signent.', 1],
    ['Voir l’art. 5 et p. 12 du guide.', 1],
    ['La loi n° 2.25.983 change le taux.', 1],
    ['« Partageons ! » La trésorière hésite.', 2],
    ['« Que faire ? » dit-elle à voix basse.', 1],
    ['Elle demande : « Qui paie ? Qui garde le reçu ? » Personne ne répond.', 3],
    ['Il achète du fil, des boutons, etc. Puis il rentre.', 2],
    ['Mariam K. vend des sacs.', 1],
    ['Attendez… Le bus arrive.', 2],
    ['Première ligne\nDeuxième ligne', 2],
    ['Un prix de 3.5 DH reste petit.', 1],
    ['Il note (le soir.) Puis il dort.', 2],
    ['…', 0],
    ['', 0],
  ])('%j holds %d', (text, count) => {
    expect(sentencesOf(text, 'fr')).toHaveLength(count)
  })

  test('Arabic needs no capital letter', () => {
    expect(sentencesOf('اكتبوا اليوم. عدّوا معًا. من يحفظ الصندوق؟', 'ar')).toHaveLength(3)
  })
})

describe('words', () => {
  test.each([
    ['Il reste 1 000,50 DH dans la caisse', 7],
    ['L’association paie : 20 % !', 3],
    ['un – deux', 2],
    ['12 345 678 DH', 2],
    ['', 0],
  ])('%j holds %d', (text, count) => {
    expect(wordsOf(text)).toHaveLength(count)
  })
})
