import { describe, expect, it } from 'vitest'
import { detect } from './detect.ts'

const names = (text: string) =>
  detect(text)
    .filter(({ kind }) => kind === 'name')
    .map(({ from, to }) => text.slice(from, to))

describe('names that no list knows, by what stands around them', () => {
  it.each([
    ['my name is zurvish pennyfather and i want change', 'zurvish pennyfather'],
    ["her name's zurvish", 'zurvish'],
    ["Her name's Zurvand", 'Zurvand'],
    ['Name: Zurvand', 'Zurvand'],
    ['a nurse called zurvish helped', 'zurvish'],
    ['nurse zurvish held my hand', 'zurvish'],
    ['my brother zurvish was there', 'zurvish'],
    ['the interpreter, zurvish, only came once', 'zurvish'],
    ['the doctor, zurvish klirok, told me', 'zurvish klirok'],
    ['kind regards, zurvish klirok', 'zurvish klirok'],
    ['best wishes\nzurvish\nluton', 'zurvish'],
    ['I waited. Zurvand Klirok rang the ward.', 'Zurvand Klirok'],
    ['I waited.\nZurvand R. Klirok\nthen left', 'Zurvand R. Klirok'],
    ['They came. Zurvand and Fatima were kind.', 'Zurvand'],
    ['Zurvand: "Who are you?"', 'Zurvand'],
  ])('are marked in %j', (text, name) => {
    expect(names(text)[0]).toBe(name)
  })

  it.each([
    'my name is wrong, my name is spelt wrong, my name was missing, my name is on the list',
    'the nurse called back, my daughter called home, my son called twice, a nurse called me',
    "my sister's asthma was bad, my mum's operation was cancelled, my dads asthma",
    'my mum sadly died, my dad himself said, my nurse there was kind, my friend also came',
    'my sister, thankfully, was there; the nurse, having seen it, left; my mum, aged 70, came',
    'my mum, bless her heart, came',
    'kind regards to everyone, best wishes from all of us in the team',
    'Waiting was long. The gp surgry said no. Chemo was hard.',
    'Treatment and care were good. Parking and buses were bad. Answer: none',
    'Address: "none", Question: "why"',
    'the doctor prescribed tablets and the nurse and midwife came',
  ])('are not seen in %j', (text) => {
    expect(names(text)).toStrictEqual([])
  })
})
