import { platformFacts } from '@heard/contracts/platform'
import { type Decider, type Fact, handleCommand } from '@heard/event-sourcing'
import { type Clock, type Configuration, recordFact, uuidv7 } from '@heard/service-kit'
import { readMark } from '../restore/restored-mark.ts'
import type { Stores } from '../stores.ts'
import { configurationDecider, programDecider } from './start.decider.ts'
import { version } from './version.ts'

/** The variable that each part of the configuration comes from. */
const variables = {
  port: 'HEARD_PORT',
  host: 'HEARD_HOST',
  dataDirectory: 'HEARD_DATA_DIR',
  keysDirectory: 'HEARD_KEYS_DIR',
  services: 'HEARD_SERVICES',
  origin: 'HEARD_ORIGIN',
  profile: 'HEARD_PROFILE',
  eventStore: 'HEARD_EVENT_STORE',
  database: 'HEARD_DATABASE_URL',
  masterKeyFile: 'HEARD_MASTER_KEY_FILE',
  masterKeyCommand: 'HEARD_MASTER_KEY_COMMAND',
  smtpUrl: 'HEARD_SMTP_URL',
  mailFrom: 'HEARD_MAIL_FROM',
  notify: 'HEARD_NOTIFY_API_KEY',
  mailReplyTo: 'HEARD_MAIL_REPLY_TO',
  epochDays: 'HEARD_EPOCH_DAYS',
  erasureList: 'HEARD_ERASURE_LIST',
  ledgerOrigin: 'HEARD_LEDGER_ORIGIN',
  ledgerWitnesses: 'HEARD_LEDGER_WITNESSES',
  ledgerS3: 'HEARD_LEDGER_S3',
  witnessPolicy: 'HEARD_WITNESS_POLICY',
  witnessName: 'HEARD_WITNESS_NAME',
  clamav: 'HEARD_CLAMAV',
  trustedProxies: 'HEARD_TRUSTED_PROXIES',
  otlpUrl: 'HEARD_OTLP_URL',
  logLevel: 'HEARD_LOG_LEVEL',
  oidc: 'HEARD_OIDC_ISSUER',
  demonstration: 'HEARD_DEMONSTRATION',
  oidcRoles: 'HEARD_OIDC_ROLES_FILE',
} as const satisfies Record<keyof Configuration, string>

const fingerprintsOf = (configuration: Configuration, vault: Stores['vault']): Record<string, string> =>
  Object.fromEntries(
    Object.entries(configuration).map(([part, value]) => {
      const name = variables[part as keyof Configuration]
      return [name, vault.fingerprint('configuration', JSON.stringify([name, value instanceof Map ? [...value] : (value ?? null)]))]
    }),
  )

/** Records what is different about this start: data from a backup, another version of the program, another configuration. */
export const recordStart = async ({ store, vault }: Pick<Stores, 'store' | 'vault'>, configuration: Configuration, clock: Clock): Promise<void> => {
  const metadata = { actor: 'system', at: new Date(clock.now()).toISOString() }
  const about = { metadata, newId: () => uuidv7(clock.now()), versionOf: (type: string) => platformFacts[type as keyof typeof platformFacts].version }
  const run = <Command, State, F extends Fact>(decider: Decider<Command, State, F, never>, stream: string, command: Command) =>
    handleCommand(store, decider, `installation-${stream}`, command, about)

  const mark = readMark(configuration.dataDirectory)
  if (mark?.state === 'copied') {
    const { backupAt, facts, restore } = mark
    const fact = { type: 'DataRestored', data: { backupAt, facts } } as const
    await recordFact({ store, clock }, { ...fact, stream: 'installation-backups', actor: 'system', seed: restore })
  }
  await run(programDecider, 'program', { version, node: process.version })
  await run(configurationDecider, 'configuration', { fingerprints: fingerprintsOf(configuration, vault) })
}
