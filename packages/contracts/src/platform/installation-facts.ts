import { z } from 'zod'
import { defineFacts } from '../define-facts.ts'
import { Id, Moment, Sha256, Slug } from '../values.ts'

/** Name of an environment variable. */
const Variable = z.string().regex(/^HEARD_[A-Z0-9_]{1,40}$/)
/** Keyed by the vault: equal for equal values, and nobody without the keys can guess a value from it. */
const Fingerprint = z.string().regex(/^[\w-]{20,64}$/)
const Version = z.string().regex(/^v?\d+\.\d+\.\d+[\w.-]*$/)

/** What can be taken out of the installation as a file, or whole. */
export const ExportKind = z.enum([
  'own-contribution',
  'consent-record',
  'record-of-processing',
  'rejected-rows',
  'evidence',
  'evidence-pack',
  'codebook',
  'analysis-project',
])
export type ExportKind = z.infer<typeof ExportKind>
/** In which form it is taken out. */
export const ExportFormat = z.enum(['csv', 'json', 'json-ld', 'zip', 'qdc', 'qdpx'])
export type ExportFormat = z.infer<typeof ExportFormat>

/** What can run as a process of its own and has facts; the portal has none. */
const FactPart = z.enum(['engagement', 'champions', 'events', 'reporting', 'record'])

/** A process of a part that runs apart, by the random id that its data folder has. */
export const PartProcess = z.strictObject({ process: Id, part: FactPart })
export type PartProcess = z.infer<typeof PartProcess>

/** What happened to the installation itself: its program, configuration, backups, and what people took out or were refused. */
export const installationFacts = defineFacts({
  /** The platform started with another version of itself, or of Node, than the last time; in the stream `installation-program`. */
  ProgramStarted: { version: 1, data: z.strictObject({ version: Version, node: Version }) },
  /** The platform started with another configuration than the last time; in the stream `installation-configuration`. Names and fingerprints, never values. */
  ConfigurationChanged: { version: 1, data: z.strictObject({ changed: z.array(Variable).min(1), fingerprints: z.record(Variable, Fingerprint) }) },
  /** A whole backup was made of this many facts; `manifest` is the SHA-256 of its manifest.json. In the stream `installation-backups`. */
  BackupMade: { version: 1, data: z.strictObject({ facts: z.int().min(0), epoch: z.string(), usableUntil: Moment, manifest: Sha256 }) },
  /** What is here came from a backup of that moment and of this many facts; whatever was recorded after it is not here. In the stream `installation-backups`. */
  DataRestored: { version: 1, data: z.strictObject({ backupAt: Moment, facts: z.int().min(0) }) },
  /** A process of a part has a data folder from now on, in which read models lie; in the stream `installation-parts`. */
  PartJoined: { version: 1, data: PartProcess },
  /** Somebody with the server said that the data folder of this process is destroyed; in the stream `installation-parts`. */
  PartGone: { version: 1, data: z.strictObject({ process: Id }) },
  /** Somebody took data out; in the stream `export-<actor>.<day>`. */
  ExportMade: { version: 1, data: z.strictObject({ what: ExportKind, format: ExportFormat, programme: Slug.optional() }) },
  /** Somebody signed in was refused what their roles do not allow: once per person, action and day, with the first route. In `refusal-<account>.<day>`. */
  AccessRefused: {
    version: 1,
    data: z.strictObject({ account: Id, action: z.string().regex(/^[a-z-]+(\.[a-z-]+)?$/), route: z.string().regex(/^[A-Za-z]+$/) }),
  },
})
