import type { Encoding } from './table.ts'

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

const isUtf8 = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
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
