import { createHash, createHmac, createPrivateKey, createPublicKey, sign } from 'node:crypto'
import {
  concat,
  formatCheckpoint,
  formatNote,
  formatProofFile,
  formatVerifierKey,
  hashLeaf,
  hashNode,
  portable,
  toBase64,
  utf8,
  verifierKey,
} from '@heard/transparency-log/verify'

const { sha256 } = portable

const splitOf = (count: number): number => 2 ** Math.ceil(Math.log2(count) - 1)

const rootOf = (leaves: readonly Uint8Array[]): Uint8Array => {
  const [first] = leaves
  if (!first) return sha256(utf8(''))
  if (leaves.length === 1) return first
  const middle = splitOf(leaves.length)
  return hashNode(sha256, rootOf(leaves.slice(0, middle)), rootOf(leaves.slice(middle)))
}

const pathOf = (index: number, leaves: readonly Uint8Array[]): Uint8Array[] => {
  if (leaves.length <= 1) return []
  const middle = splitOf(leaves.length)
  const [left, right] = [leaves.slice(0, middle), leaves.slice(middle)]
  return index < middle ? [...pathOf(index, left), rootOf(right)] : [...pathOf(index - middle, right), rootOf(left)]
}

const growthOf = (size: number, leaves: readonly Uint8Array[], isWhole = true): Uint8Array[] => {
  if (size === leaves.length) return isWhole ? [] : [rootOf(leaves)]
  const middle = splitOf(leaves.length)
  const [left, right] = [leaves.slice(0, middle), leaves.slice(middle)]
  return size <= middle ? [...growthOf(size, left, isWhole), rootOf(right)] : [...growthOf(size - middle, right, false), rootOf(left)]
}

/** A signed log over these entries, its key made from a number. */
export const testLog = (origin: string, entries: readonly string[], seed = 1) => {
  const der = concat(Uint8Array.from(Buffer.from('302e020100300506032b657004220420', 'hex')), createHash('sha256').update(`${seed}`).digest())
  const secret = createPrivateKey({ key: Buffer.from(der), format: 'der', type: 'pkcs8' })
  const publicKey = new Uint8Array(createPublicKey(secret).export({ format: 'der', type: 'spki' }).subarray(-32))
  const key = verifierKey(sha256, origin, 'ed25519', publicKey)
  const leaves = entries.map((entry) => hashLeaf(sha256, utf8(entry)))
  const checkpoint = (size = entries.length): string => {
    const text = formatCheckpoint({ origin, size: BigInt(size), root: rootOf(leaves.slice(0, size)), extensions: [] })
    return formatNote({ text, signatures: [{ name: origin, keyId: key.id, signature: new Uint8Array(sign(null, utf8(text), secret)) }] })
  }
  return {
    key: formatVerifierKey(key),
    checkpoint,
    proof: (index: number): string => formatProofFile({ index: BigInt(index), proof: pathOf(index, leaves), checkpoint: checkpoint() }),
    growth: (size: number) => ({ checkpoint: checkpoint(), proof: growthOf(size, leaves).map(toBase64) }),
  }
}

/** A wording file and its binding. */
export const boundWords = (payload: unknown, secret = 'a'.repeat(32)): { readonly binding: string; readonly file: string } => {
  const wording = JSON.stringify(payload)
  const binding = createHmac('sha256', secret).update(`heard/binding/v1\0${wording}`).digest('base64url')
  return { binding, file: `${JSON.stringify({ secret: Buffer.from(secret).toString('base64url'), wording })}\n` }
}
