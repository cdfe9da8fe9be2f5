import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Clock, type Configuration, type Follower, type Log, RateLimiter } from '@heard/service-kit'
import { cosigner, signingKeyFromFile, Witness, WitnessState } from '@heard/transparency-log'
import { formatVerifierKey, type VerifierKey } from '@heard/transparency-log/verify'
import { keyName } from '../ledger/ledger-place.ts'
import { readTrustPolicy } from '../ledger/trust-policy-file.ts'

/** `heard-witness.json`: what the operator of a log needs to name this witness in a policy. */
export type WitnessDescription = { readonly name: string; readonly verifierKey: string; readonly logs: readonly string[] }

/** This installation as a witness of other people's logs. */
export type WitnessHouse = {
  readonly description: WitnessDescription
  /** Nothing while it may not cosign. */
  readonly witness: Witness | undefined
  readonly limiter: RateLimiter
  readonly clock: Clock
  /** Whether it may cosign, for health. */
  readonly follower: Follower
  close(): void
}

/** Every log asks once in a few seconds, and many may come from one address. */
const LIMIT = { burst: 60, perSecond: 2, mostAddresses: 10_000 }

/**
 * The witness, when there is one. What it cosigned lies in `witness.sqlite`, which is in no backup: with an older one it could be made to cosign
 * another history than before. So a key without that file cosigns nothing.
 * @throws ConfigurationError
 */
export const openWitness = (configuration: Configuration, clock: Clock, log: Log): WitnessHouse | undefined => {
  const { witnessPolicy, witnessName, dataDirectory, keysDirectory } = configuration
  if (witnessPolicy === undefined) return undefined
  const logs = readTrustPolicy('HEARD_WITNESS_POLICY', witnessPolicy).policy.logs.map(({ key }) => key)
  const [keyFile, stateFile] = [join(keysDirectory, keyName(witnessName, 'witness')), join(dataDirectory, 'witness.sqlite')]
  const isLost = existsSync(keyFile) && !existsSync(stateFile)
  if (isLost) log.event('witness.lost', {})
  const state = isLost ? undefined : WitnessState.open(stateFile)
  const signer = cosigner(witnessName, signingKeyFromFile(keyFile))
  const now = (): bigint => BigInt(Math.floor(clock.now() / 1000))
  return {
    description: describe(signer.key, logs),
    witness: state && new Witness({ cosigner: signer, logs, state, now }),
    limiter: new RateLimiter(LIMIT),
    clock,
    follower: { waitFor: () => Promise.resolve(true), status: () => [{ name: 'witness', ready: true, ...(isLost ? { stoppedAt: 0n } : {}) }] },
    close: () => state?.close(),
  }
}

const describe = (key: VerifierKey, logs: readonly VerifierKey[]): WitnessDescription => ({
  name: key.name,
  verifierKey: formatVerifierKey(key),
  logs: logs.map(({ name }) => name),
})
