import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { LogUnusable } from './log-unusable.ts'
import { nodeCryptography } from './node-cryptography.ts'
import { concat, cosignedMessage, type KeyType, type NoteSignature, utf8, type VerifierKey, verifierKey } from './verify/index.ts'

/** Signs the checkpoints of a log; its name is the log's origin. */
export interface Signer {
  readonly key: VerifierKey
  sign(text: string): NoteSignature
}

/** Cosigns checkpoints of other logs. */
export interface Cosigner {
  readonly key: VerifierKey
  /** `timestamp` in seconds since 1970. */
  cosign(text: string, timestamp: bigint): NoteSignature
}

const keyOf = (name: string, type: KeyType, privateKey: KeyObject): VerifierKey => {
  const x = createPublicKey(privateKey).export({ format: 'jwk' }).x ?? ''
  return verifierKey(nodeCryptography.sha256, name, type, new Uint8Array(Buffer.from(x, 'base64url')))
}

/** Signs notes as `name` (Ed25519, type byte 0x01). Throws Malformed for a name that a key cannot have. */
export const noteSigner = (name: string, privateKey: KeyObject): Signer => {
  const key = keyOf(name, 'ed25519', privateKey)
  return { key, sign: (text) => ({ name, keyId: key.id, signature: sign(null, utf8(text), privateKey) }) }
}

/** Cosigns as `name` (cosignature/v1, type byte 0x04). Throws Malformed for a name that a key cannot have. */
export const cosigner = (name: string, privateKey: KeyObject): Cosigner => {
  const key = keyOf(name, 'cosignature/v1', privateKey)
  const cosign = (text: string, timestamp: bigint): NoteSignature => {
    const moment = Buffer.alloc(8)
    moment.writeBigUInt64BE(timestamp)
    return { name, keyId: key.id, signature: concat(moment, sign(null, cosignedMessage(text, timestamp), privateKey)) }
  }
  return { key, cosign }
}

/**
 * The Ed25519 private key of a file (PKCS #8 in PEM, 0600), made once when there is none. Of several that make it at once, one does and the others read it.
 * @throws LogUnusable when it cannot be read, is no such key, or others may read it
 */
export const signingKeyFromFile = (file: string): KeyObject => {
  if (!existsSync(file)) create(file)
  try {
    if ((statSync(file).mode & 0o077) !== 0) throw new LogUnusable('key-unusable', `Others may read the log's key ${file}: run chmod 600 on it.`)
    const key = createPrivateKey(readFileSync(file))
    if (key.asymmetricKeyType !== 'ed25519')
      throw new LogUnusable('key-unusable', `The log's key ${file} is not an Ed25519 key: put back the right file.`)
    return key
  } catch (cause) {
    if (cause instanceof LogUnusable) throw cause
    throw new LogUnusable('key-unusable', `The log's key ${file} cannot be read: put it back, or check who may read it.`, { cause })
  }
}

const create = (file: string): void => {
  const folder = dirname(file)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const draft = `${file}.${process.pid}.new`
  const pem = generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' })
  writeFileSync(draft, pem, { mode: 0o600, flush: true })
  try {
    linkSync(draft, file)
  } catch (error) {
    if (!existsSync(file)) throw error
  } finally {
    rmSync(draft)
  }
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}
