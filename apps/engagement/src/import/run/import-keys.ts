import type { ImportPorts } from './import-ports.ts'

type Fingerprints = Pick<ImportPorts['vault'], 'fingerprint'>

/** A UUID version 8 (RFC 9562) out of a keyed HMAC. */
const uuidOf = (fingerprint: string): string => {
  const bytes = Buffer.from(fingerprint, 'base64url').subarray(0, 16)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** The theme that a label stands for: the same one for the same label of the same programme, and not to be guessed from outside. */
export const themeOf = (vault: Fingerprints, programme: string, label: string): string =>
  uuidOf(vault.fingerprint('label', JSON.stringify([programme, label])))

/**
 * What finds an import again: the row's source id, else all of its content (with a count when rows that are alike count each), and the part.
 * These fingerprints outlive an erasure: they are why what was erased does not come back with the next import.
 */
export const contributionKey = (vault: Fingerprints, programme: string, rowKey: string, part: string): string =>
  vault.fingerprint('import-contribution', JSON.stringify([programme, rowKey, part]))

export const personKey = (vault: Fingerprints, programme: string, person: string): string =>
  vault.fingerprint('import-person', JSON.stringify([programme, person]))
