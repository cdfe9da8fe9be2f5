import { asCrockford, crockford } from '@heard/contracts/day'

/** Somebody who registered, as far as the door needs it. */
export type Name = { readonly registration: string; readonly name: string; readonly people: number }

/** The list as it lies on the device: nothing in it can be read without the code. */
export type SealedNames = {
  readonly gathering: string
  readonly salt: Uint8Array<ArrayBuffer>
  readonly iv: Uint8Array<ArrayBuffer>
  readonly box: ArrayBuffer
}

/** 60 random bits, each guess made slow: a list that was taken along is not worth trying. */
const LETTERS = 12
const ROUNDS = 600_000

/** The code of the day, for people to write down. It is kept nowhere. */
export const newDayCode = (): string => Array.from(crypto.getRandomValues(new Uint8Array(LETTERS)), (byte) => crockford.charAt(byte & 31)).join('')

export const inGroups = (code: string): string => code.match(/.{1,4}/g)?.join(' ') ?? ''

const keyFrom = async (code: string, salt: Uint8Array<ArrayBuffer>): Promise<CryptoKey> => {
  const typed = await crypto.subtle.importKey('raw', new TextEncoder().encode(asCrockford(code)), 'PBKDF2', false, ['deriveKey'])
  const slow = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: ROUNDS }
  return crypto.subtle.deriveKey(slow, typed, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}

export const sealNames = async (gathering: string, names: readonly Name[], code: string): Promise<SealedNames> => {
  const [salt, iv] = [crypto.getRandomValues(new Uint8Array(16)), crypto.getRandomValues(new Uint8Array(12))]
  const words = new TextEncoder().encode(JSON.stringify(names))
  return { gathering, salt, iv, box: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await keyFrom(code, salt), words) }
}

/** The names, or nothing where the code is another one. */
export const openNames = async ({ salt, iv, box }: SealedNames, code: string): Promise<readonly Name[] | undefined> => {
  try {
    return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, await keyFrom(code, salt), box)))
  } catch {
    return undefined
  }
}

const plain = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()

/** Those of whom each typed word begins a part of their name, whatever the accents. */
export const matching = (names: readonly Name[], typed: string): readonly Name[] => {
  const wanted = plain(typed)
    .split(/\s+/)
    .filter((word) => word !== '')
  if (wanted.length === 0) return names
  return names.filter(({ name }) => {
    const parts = plain(name).split(/[\s'-]+/)
    return wanted.every((word) => parts.some((part) => part.startsWith(word)))
  })
}
