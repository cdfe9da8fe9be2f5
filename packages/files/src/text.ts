import { isUtf8 } from 'node:buffer'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

const startsWith = (bytes: Uint8Array, ...mark: readonly number[]): boolean => mark.every((byte, index) => bytes[index] === byte)

/** Western text in UTF-16 has a zero in every other byte, and no other text file has zeros. */
const zeros = (bytes: Uint8Array): Encoding | undefined => {
  const beginning = bytes.subarray(0, 4096)
  let even = 0
  let odd = 0
  for (let index = 0; index < beginning.length; index += 1) {
    if (beginning[index] !== 0) continue
    if (index % 2 === 0) even += 1
    else odd += 1
  }
  const many = beginning.length / 8
  if (odd > many && odd > even * 4) return 'utf-16le'
  return even > many && even > odd * 4 ? 'utf-16be' : undefined
}

/** The encoding of a text file: its byte order mark, else UTF-16 by its zeros, else UTF-8 if it is valid, else Windows-1252, which anything is. */
export const detectEncoding = (bytes: Uint8Array): Encoding => {
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return 'utf-8'
  if (startsWith(bytes, 0xff, 0xfe)) return 'utf-16le'
  if (startsWith(bytes, 0xfe, 0xff)) return 'utf-16be'
  return zeros(bytes) ?? (isUtf8(bytes) ? 'utf-8' : 'windows-1252')
}

/** The text without its byte order mark. */
export const decode = (bytes: Uint8Array, encoding: Encoding): string => new TextDecoder(encoding).decode(bytes)

const isUtf16 = (bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): boolean => {
  try {
    return !new TextDecoder(encoding, { fatal: true }).decode(bytes).includes('\0')
  } catch {
    return false
  }
}

/** Control characters that no text in Windows-1252 has, and the five bytes that mean nothing there. */
const controls = new Set(Array.from({ length: 32 }, (_, code) => code).filter((code) => ![9, 10, 11, 12, 13, 26].includes(code)))
const meaningless = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d])

/** `unclear`: text as it seems, but its letters can only be guessed. An encoding that somebody declares is believed as far as the bytes allow. */
export const looksLikeText = (bytes: Uint8Array, declared?: Encoding): 'text' | 'unclear' | 'no-text' => {
  const encoding = declared ?? detectEncoding(bytes)
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return isUtf16(bytes, encoding) ? 'text' : 'no-text'
  if (bytes.includes(0)) return 'no-text'
  if (isUtf8(bytes)) return 'text'
  if (bytes.some((byte) => controls.has(byte))) return 'no-text'
  if (encoding === 'utf-8') return 'unclear'
  return declared === undefined && bytes.some((byte) => meaningless.has(byte)) ? 'unclear' : 'text'
}
