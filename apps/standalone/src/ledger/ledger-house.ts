import { privateDerivation, publicDerivation } from '@heard/audit-trail'
import type { Leases } from '@heard/event-store'
import type { Configuration, Follower, LedgerReader } from '@heard/service-kit'
import { noteSigner, type Signer, signingKeyFromFile, type TiledLog } from '@heard/transparency-log'
import { formatVerifierKey, trustLogs } from '@heard/transparency-log/verify'
import { ledgerPolicy } from '../services.ts'
import { DESCRIPTION, describeLedger, POLICY, publishPolicy, readDescription } from './describe-ledger.ts'
import { FolderLedgerReader, type LedgerSides } from './folder-ledger-reader.ts'
import type { LedgerDescription } from './ledger-description.ts'
import { type LedgerPlace, ledgerPlace } from './ledger-place.ts'
import { bucketOf, mirrorToS3 } from './mirror-to-s3.ts'
import { Outside, witnessesOf } from './outside.ts'
import { Sequencer } from './sequencer.ts'
import type { Means } from './signing.ts'
import { publishedPolicy } from './trust-policy-file.ts'
import { WitnessMemory } from './witness-memory.ts'

/** Both logs of this installation: read from their files, and followed from the facts where their lease is held, unless something forbids to sign. */
export type LedgerHouse = {
  readonly reader: LedgerReader
  /** Where the public ledger's files lie. */
  readonly folder: string
  readonly description: LedgerDescription
  readonly follower: Follower
  start(): void
  /** Anchors the private log unless it was today. */
  anchor(): Promise<void>
  /** Waits until every fact recorded so far is in a checkpoint. */
  settle(): Promise<void>
  close(): Promise<void>
}

/** The name a ledger has in its folder stays, whatever the address of the platform becomes. */
const originOf = async ({ ledgerOrigin, origin }: Configuration, place: LedgerPlace): Promise<string> =>
  ledgerOrigin ?? (await readDescription(place.publicFolder))?.origin ?? `${new URL(origin).host}/ledger`

const signerOf = (origin: string, place: LedgerPlace): Signer => noteSigner(origin, signingKeyFromFile(place.keyOf(origin)))

const logsOf = (origin: string, place: LedgerPlace, { stores: { store, recorded } }: Means) => ({
  public: { folder: place.publicFolder, origin, derivation: publicDerivation(store, ledgerPolicy), keyFile: place.keyOf(origin) },
  private: {
    folder: place.privateFolder,
    origin: `${origin}/private`,
    derivation: privateDerivation(recorded),
    keyFile: place.keyOf(`${origin}/private`),
  },
})

/** Opens both logs over the facts, not yet following. */
export const openLedger = async (configuration: Configuration, means: Means, leases: Leases): Promise<LedgerHouse> => {
  const place = ledgerPlace(configuration)
  const origin = await originOf(configuration, place)
  const watched = witnessesOf(configuration)
  const bucket = bucketOf(configuration)
  const published = (): void => sequencer.published()
  const logs = { ...logsOf(origin, place, means), published }
  const sequencer = await Sequencer.open({ place, logs, means, leases, shared: configuration.database !== undefined })
  const key = signerOf(logs.public.origin, place).key
  const privateKey = signerOf(logs.private.origin, place).key
  const evidence = signerOf(`${origin}/evidence`, place)
  const description = await describeLedger(place.publicFolder, {
    origin,
    verifierKey: formatVerifierKey(key),
    privateVerifierKey: formatVerifierKey(privateKey),
    evidenceKey: formatVerifierKey(evidence.key),
    witnesses: watched.witnesses.map((witness) => ({ name: witness.key.name, verifierKey: formatVerifierKey(witness.key) })),
  })
  await publishPolicy(place.publicFolder, publishedPolicy(key, watched.file))
  const memory = await WitnessMemory.open(place.witnesses, origin)
  const outward = (publicLog: TiledLog | undefined): Outside => {
    const outside = new Outside()
    if (publicLog) outside.cosign(watched.witnesses, { log: publicLog, memory, events: means.log })
    if (bucket) {
      const beside = [DESCRIPTION, POLICY, description.entrySchema] as const
      outside.mirror(mirrorToS3(bucket, { folder: place.publicFolder, key, beside, events: means.log }))
    }
    return outside
  }
  const stoppedAt = (at: 0 | 1) => (): string | undefined => sequencer.signing?.refused ?? sequencer.signing?.trail?.status()[at]?.stopped
  const sides: LedgerSides = {
    public: { policy: { ...trustLogs(key), witnesses: watched.witnesses }, stopped: stoppedAt(0), cosigned: (witness) => memory.of(witness) },
    private: { policy: trustLogs(privateKey), stopped: stoppedAt(1), cosigned: () => undefined },
  }
  const settle = async (): Promise<void> => sequencer.signing?.trail?.settle()
  const reader = new FolderLedgerReader(place, sides, { settle, evidence })
  return {
    reader,
    folder: place.publicFolder,
    description,
    follower: { waitFor: () => Promise.resolve(true), status: () => sequencer.status() },
    start: () => sequencer.start(outward),
    anchor: async () => sequencer.signing?.trail?.anchor(),
    settle,
    async close() {
      await sequencer.stop()
      reader.close()
    },
  }
}
