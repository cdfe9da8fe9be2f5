import { readFileSync } from 'node:fs'
import { nodeCryptography } from '@heard/transparency-log'
import { Malformed, NotProven, type Proven, type TrustPolicy, toBase64, Untrusted, verifyProofFile } from '@heard/transparency-log/verify'
import type { Command, Outcome } from '../command.ts'
import { UsageError } from '../failures.ts'
import { givenTrust, readNamed, trustOptions } from './trust.ts'

const LINE_FEED = 0x0a

/** An editor may have ended the entry with a line feed, which no entry has. */
const prove = (proof: string, entry: Uint8Array, policy: TrustPolicy): Proven => {
  const bare = entry.at(-1) === LINE_FEED ? entry.subarray(0, -1) : entry
  return verifyProofFile(nodeCryptography, proof, bare, policy)
}

const proven = ({ index, checkpoint, cosignatures }: Proven): Outcome => {
  const { origin, size, root } = checkpoint
  const names = cosignatures.map(({ key }) => key.name)
  return {
    done: true,
    data: { proven: true, origin, index: String(index), size: String(size), root: toBase64(root), cosignedBy: names },
    lines: [
      `Proven: this is entry ${index} of ${origin}, as it was signed when it had ${size} entries.`,
      ...(names.length > 0 ? [`Cosigned by ${names.join(', ')}`] : []),
      'It does not prove that what the entry says is true, nor that the ledger shows it to everybody: heard verify checks the whole ledger.',
    ],
  }
}

const doubted = (error: unknown): Outcome => {
  if (!(error instanceof Malformed || error instanceof NotProven || error instanceof Untrusted)) throw error
  return { done: false, data: { proven: false, type: error.type, message: error.message }, lines: [`Not proven. ${error.message}`] }
}

/** `heard verify-proof` */
export const verifyProofCommand: Command = {
  name: 'verify-proof',
  summary: 'Check a proof file (.tlog-proof) of one ledger entry, without any network',
  notes: ['The entry is the text that the platform shows as exact bytes. Ends with 1 when the proof does not hold. More: docs/guides/verify.md'],
  arguments: [{ name: 'PROOF', what: 'the .tlog-proof file' }],
  options: { entry: { value: 'FILE', required: true, what: 'file with the exact text of the entry, or - for what is piped in' }, ...trustOptions },
  async run(given, { standing }) {
    const { texts } = given
    const policy = givenTrust(given, standing)
    if (!policy) throw new UsageError('--key or --policy is missing: a proof is worth as much as the key it is checked with')
    const proof = readNamed('PROOF', standing, texts.PROOF ?? '').toString('utf8')
    const entry = texts.entry === '-' ? readFileSync(0) : readNamed('--entry', standing, texts.entry ?? '')
    try {
      return proven(prove(proof, entry, policy))
    } catch (error) {
      return doubted(error)
    }
  },
}
