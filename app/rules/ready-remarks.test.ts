import { expect, test } from 'vitest'
import { fillRemark, unknownVariables } from './ready-remarks.ts'

const values = { prenom: 'Aminata', partie: 'Prix et coûts', version: '2' }

test('names the person, the part and the version, with or without accents', () => {
  expect(fillRemark('Bravo {prenom} : {partie}, version {version}.', values)).toBe('Bravo Aminata : Prix et coûts, version 2.')
  expect(fillRemark('Bravo {Prénom} !', values)).toBe('Bravo Aminata !')
  expect(fillRemark('أحسنت {prenom}', values)).toBe('أحسنت Aminata')
})

test('leaves no hole where a name is hidden', () => {
  expect(fillRemark('Bravo {prenom}, continuez.', { ...values, prenom: '' })).toBe('Bravo, continuez.')
})

test('what a value holds is never filled in again', () => {
  expect(fillRemark('{prenom}', { ...values, prenom: '{partie} $1' })).toBe('{partie} $1')
})

test('any other word in braces stays, and is told', () => {
  expect(fillRemark('Voir {annexe}.', values)).toBe('Voir {annexe}.')
  expect(unknownVariables('Bravo {prenom}, voir {annexe}.')).toEqual(['{annexe}'])
})
