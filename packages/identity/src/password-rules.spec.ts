import { describe, expect, it } from 'vitest'
import { passwordFault } from './password-rules.ts'

const about = ['Asha Rahman', 'asha.rahman@bedsmail.example', 'blmk-icb']

describe('a new password', () => {
  it.each([
    ['eleven char', 'password-short'],
    ['x'.repeat(129), 'password-long'],
    ['password1234', 'password-common'],
    ['Passw0rd!!!!!', 'password-common'],
    ['qwertyuiop12', 'password-common'],
    ['123456789012', 'password-common'],
    ['aaaaaaaaaaaa', 'password-common'],
    ['abcabcabcabc', 'password-common'],
    ['letmeinletmein', 'password-common'],
    ['abcdefghijklmnop', 'password-common'],
    ['asha-is-best', 'password-about-you'],
    ['Rahman2026!!', 'password-about-you'],
    ['bedsmail-rocks', 'password-about-you'],
    ['heard-development', 'password-common'],
    ['six green bottles', undefined],
    ['correct horse battery staple', undefined],
    ['the rahman family walks a red dog', undefined],
    ['پانچ سبز بوتلیں ہیں', undefined],
    ['k7#mQ2!vX9pL', undefined],
  ])('%s comes to %s', async (password, fault) => {
    expect(await passwordFault(password, about)).toBe(fault)
  })
})
