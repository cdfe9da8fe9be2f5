import { longestPassword, type PasswordFault, shortestPassword } from '@heard/contracts/identity'
import { developmentPassword } from './account-store.ts'

let common: Promise<ReadonlySet<string>> | undefined
/** 49,000 passwords that leaked most often, read when the first password is chosen. */
const commonPasswords = (): Promise<ReadonlySet<string>> => {
  common ??= import('@zxcvbn-ts/language-common').then(({ dictionary }) => new Set(dictionary['passwords-common'].map(String)))
  return common
}

const looks: Readonly<Record<string, string>> = { '0': 'o', '1': 'l', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'i' }
const asLetters = (text: string): string => text.replaceAll(/[013457@$!]/g, (sign) => looks[sign] ?? sign)

/** Without what people hang on to a word: digits and signs before and after it. */
const bare = (text: string): string => text.replace(/^[^\p{L}]+/u, '').replace(/[^\p{L}]+$/u, '')

/** The shortest part that makes the whole by repetition. */
const unit = (text: string): string => {
  const again = `${text}${text}`.indexOf(text, 1)
  return text.slice(0, again)
}

const rows = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'qwertyuiopasdfghjklzxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
]
const isRow = (text: string): boolean => rows.some((row) => row.includes(text) || [...row].toReversed().join('').includes(text))

const isCommon = (known: ReadonlySet<string>, text: string): boolean =>
  [text, asLetters(text), bare(text), bare(asLetters(text)), asLetters(bare(text))].some((form) => known.has(form))

const wordsOf = (about: readonly string[]): string[] =>
  about.flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u)).filter((word) => word.length >= 4)

/** Says what makes a password a bad one, if anything does: too short, one that many people use, or made of words about its person. */
export const passwordFault = async (password: string, about: readonly string[]): Promise<PasswordFault | undefined> => {
  const text = password.normalize('NFKC').toLowerCase()
  if (password.normalize('NFKC').length < shortestPassword) return 'password-short'
  if (password.length > longestPassword) return 'password-long'
  if (wordsOf([...about, 'heard']).some((word) => text.includes(word) && text.replaceAll(word, '').length < shortestPassword))
    return 'password-about-you'
  const known = await commonPasswords()
  if (text === developmentPassword) return 'password-common'
  const part = unit(text)
  const repeated = part.length <= text.length / 2
  if (isCommon(known, text) || isRow(text) || (repeated && (part.length < 6 || isRow(part) || isCommon(known, part)))) return 'password-common'
  return undefined
}
