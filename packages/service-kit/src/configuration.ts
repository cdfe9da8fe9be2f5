import { join, resolve } from 'node:path'
import type { ClamAddress } from '@heard/files'
import type { RoleMapping } from '@heard/identity'
import { z } from 'zod'
import { ConfigurationError } from './configuration-error.ts'
import { type DatabaseSetting, readDatabaseSetting } from './database-setting.ts'
import { type EventStoreSetting, readEventStoreSetting } from './event-store-setting.ts'
import { readClamSetting } from './files/clam-setting.ts'
import { type LedgerS3, readLedgerS3 } from './ledger-s3.ts'
import type { LogLevel } from './log/log.ts'
import { type OidcSetting, readOidcSetting } from './oidc-setting.ts'
import { isNotifyKey, type NotifySetting } from './outbox/notify-mailer.ts'
import { readServiceAddresses, type ServiceAddresses } from './services-setting.ts'
import { readOtlpSetting } from './telemetry/otlp-setting.ts'

const Environment = z.object({
  HEARD_PORT: z.coerce.number({ error: 'must be a port number' }).int().min(0).max(65_535).default(3000),
  /** Where it listens: this machine alone, unless another address of it is named. */
  HEARD_HOST: z.union([z.ipv4(), z.ipv6()], { error: 'must be an address of this machine, such as 0.0.0.0 for all it has' }).default('127.0.0.1'),
  HEARD_DATA_DIR: z.string().min(1).default('.heard/data'),
  HEARD_KEYS_DIR: z.string().min(1).optional(),
  HEARD_SERVICES: z.string().default(''),
  HEARD_ORIGIN: z.url({ protocol: /^https?$/, error: 'must be an address such as https://heard.example' }).optional(),
  HEARD_PROFILE: z.enum(['development', 'production'], { error: 'must be development or production' }).default('development'),
  HEARD_EVENT_STORE: z.string().default('sqlite:'),
  HEARD_EVENT_STORE_PREFIX: z.string().default('heard.'),
  HEARD_DATABASE_URL: z.string().default(''),
  HEARD_MASTER_KEY_FILE: z.string().min(1).optional(),
  HEARD_SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'must be an address such as smtp://user:password@mail.example:587' }).optional(),
  HEARD_MAIL_FROM: z.email({ error: 'must be the e-mail address that mails come from' }).optional(),
  HEARD_NOTIFY_API_KEY: z
    .string()
    .refine(isNotifyKey, { error: 'must be a key of GOV.UK Notify: its name, the id of the service and the secret' })
    .optional(),
  HEARD_NOTIFY_TEMPLATE: z.uuid({ error: 'must be the id of a template of GOV.UK Notify' }).optional(),
  HEARD_NOTIFY_URL: z
    .url({ protocol: /^https?$/, error: 'must be the address of GOV.UK Notify' })
    .default('https://api.notifications.service.gov.uk'),
  /** Read by whoever answers enquiries; each enquiry has an address of its own there, with a plus. */
  HEARD_MAIL_REPLY_TO: z.email({ error: 'must be the e-mail address that people reply to' }).optional(),
  /** Prints the master key; run by the system's shell. */
  HEARD_MASTER_KEY_COMMAND: z.string().min(1).optional(),
  HEARD_EPOCH_DAYS: z.coerce.number({ error: 'must be a number of days from 1 to 90' }).int().min(1).max(90).default(14),
  HEARD_ERASURE_LIST: z.string().min(1).optional(),
  HEARD_LEDGER_ORIGIN: z
    .string()
    .regex(/^[a-z0-9.-]+(:\d+)?(\/[\w.-]+)*$/, { error: 'must be a name such as heard.example/ledger, without https://' })
    .optional(),
  HEARD_LEDGER_WITNESSES: z.string().min(1).optional(),
  HEARD_LEDGER_S3: z.string().min(1).optional(),
  HEARD_WITNESS_POLICY: z.string().min(1).optional(),
  HEARD_WITNESS_NAME: z
    .string()
    .regex(/^[a-z0-9.-]+(:\d+)?(\/[\w.-]+)*$/, { error: 'must be a name such as heard.example/witness, without https://' })
    .optional(),
  HEARD_CLAMAV: z.string().optional(),
  HEARD_OTLP_URL: z.string().optional(),
  HEARD_DEMONSTRATION: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'must be the name of a file of programmes/demonstrations, without “.json”' })
    .optional(),
  HEARD_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error'], { error: 'must be debug, info, warn or error' }).optional(),
  /** Proxies whose X-Forwarded-For is believed: addresses or CIDR ranges, comma separated. */
  HEARD_TRUSTED_PROXIES: z.string().default(''),
})

/** How this installation runs; validated once, at start. */
export type Configuration = {
  readonly port: number
  readonly host: string
  readonly dataDirectory: string
  /** Keys of the vault, of both logs and of sessions; parts that run as processes of their own share them. */
  readonly keysDirectory: string
  /** Where the other parts are, where each runs as a process of its own. */
  readonly services: ServiceAddresses
  readonly origin: string
  readonly profile: 'development' | 'production'
  /** Where the facts are; without it, in the data folder. */
  readonly eventStore: EventStoreSetting | undefined
  /** Where the vault is; without it, in the data folder. */
  readonly database: DatabaseSetting | undefined
  readonly masterKeyFile: string | undefined
  /** The mail server, with its password; without it no mail is sent. */
  readonly smtpUrl: string | undefined
  readonly mailFrom: string
  /** GOV.UK Notify, which mail goes through in the place of a mail server. */
  readonly notify: NotifySetting | undefined
  /** The mailbox that answers to enquiries come to; none by Notify, whose mails carry no reply address of ours. Without it staff paste what comes elsewhere. */
  readonly mailReplyTo: string | undefined
  readonly masterKeyCommand: string | undefined
  /** Days after which the vault's epoch key is rotated: erased data is beyond every old copy of the vault after that. */
  readonly epochDays: number
  /** The erasure replay list: outside every backup, best on another disk. */
  readonly erasureList: string
  /** The public ledger's name for good (C2SP tlog-checkpoint origin); without it the name it has, or else one made from `origin`. */
  readonly ledgerOrigin: string | undefined
  /** Policy file (C2SP tlog-policy) of the witnesses that are asked to cosign the public ledger. */
  readonly ledgerWitnesses: string | undefined
  /** The bucket that the public ledger is copied to. */
  readonly ledgerS3: LedgerS3 | undefined
  /** Policy file of the logs that this installation is a witness for; without it, it is none. */
  readonly witnessPolicy: string | undefined
  readonly witnessName: string
  /** The virus scanner that files are shown to; without it, nobody looks. */
  readonly clamav: ClamAddress | undefined
  /** The collector that traces and metrics are sent to; without it, none are made. */
  readonly otlpUrl: string | undefined
  /** A programme of programmes/demonstrations that is there besides; never in production. */
  readonly demonstration: string | undefined
  readonly trustedProxies: readonly string[]
  /** The least important lines that are written: a terminal stays readable, a server says what it does. */
  readonly logLevel: LogLevel
  /** Where people sign in by their organisation, and which roles its claims mean; without them, nobody does. */
  readonly oidc: OidcSetting | undefined
  readonly oidcRoles: RoleMapping | undefined
}

type NotifyData = Pick<z.infer<typeof Environment>, 'HEARD_NOTIFY_API_KEY' | 'HEARD_NOTIFY_TEMPLATE' | 'HEARD_NOTIFY_URL' | 'HEARD_SMTP_URL'>
const readNotify = (data: NotifyData): NotifySetting | undefined => {
  const { HEARD_NOTIFY_API_KEY: key, HEARD_NOTIFY_TEMPLATE: template, HEARD_NOTIFY_URL: url, HEARD_SMTP_URL: smtpUrl } = data
  if (key === undefined && template === undefined) return undefined
  if (key === undefined || template === undefined) throw new ConfigurationError('HEARD_NOTIFY_API_KEY and HEARD_NOTIFY_TEMPLATE are needed together')
  if (smtpUrl !== undefined) throw new ConfigurationError('HEARD_SMTP_URL and HEARD_NOTIFY_API_KEY are both set; keep the one that mail goes through')
  return { key, template, url }
}

/**
 * Reads the configuration from environment variables (INTERFACE.md).
 * @throws ConfigurationError naming each wrong variable and what it must be
 */
export const readConfiguration = (environment: Readonly<Record<string, string | undefined>>, cwd: string): Configuration => {
  const parsed = Environment.safeParse(environment)
  if (!parsed.success) {
    throw new ConfigurationError(parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; '))
  }
  const { data } = parsed
  if (data.HEARD_PROFILE === 'production') {
    if (data.HEARD_DEMONSTRATION !== undefined) throw new ConfigurationError('HEARD_DEMONSTRATION is for development; take it away in production')
    if (!data.HEARD_ORIGIN?.startsWith('https://')) throw new ConfigurationError('HEARD_ORIGIN must be the public https:// address in production')
    if (!data.HEARD_MASTER_KEY_FILE && !data.HEARD_MASTER_KEY_COMMAND) {
      throw new ConfigurationError(
        'HEARD_MASTER_KEY_FILE must name the file with the master key in production, or HEARD_MASTER_KEY_COMMAND be a command that prints it',
      )
    }
  }
  if (data.HEARD_MASTER_KEY_FILE && data.HEARD_MASTER_KEY_COMMAND) {
    throw new ConfigurationError('HEARD_MASTER_KEY_FILE and HEARD_MASTER_KEY_COMMAND are both set; keep the one that gives the right key')
  }
  const oidc = readOidcSetting(environment, data.HEARD_PROFILE, cwd)
  const notify = readNotify(data)
  const origin = data.HEARD_ORIGIN ?? `http://127.0.0.1:${data.HEARD_PORT}`
  return {
    port: data.HEARD_PORT,
    host: data.HEARD_HOST,
    dataDirectory: resolve(cwd, data.HEARD_DATA_DIR),
    keysDirectory: data.HEARD_KEYS_DIR ? resolve(cwd, data.HEARD_KEYS_DIR) : join(resolve(cwd, data.HEARD_DATA_DIR), 'keys'),
    services: readServiceAddresses(data.HEARD_SERVICES),
    origin,
    profile: data.HEARD_PROFILE,
    eventStore: readEventStoreSetting(data.HEARD_EVENT_STORE, data.HEARD_EVENT_STORE_PREFIX, data.HEARD_PROFILE),
    database: readDatabaseSetting(data.HEARD_DATABASE_URL, data.HEARD_PROFILE),
    smtpUrl: data.HEARD_SMTP_URL,
    mailFrom: data.HEARD_MAIL_FROM ?? `heard@${new URL(data.HEARD_ORIGIN ?? 'http://127.0.0.1').hostname}`,
    notify,
    mailReplyTo: notify ? undefined : data.HEARD_MAIL_REPLY_TO,
    masterKeyFile: data.HEARD_MASTER_KEY_FILE && resolve(cwd, data.HEARD_MASTER_KEY_FILE),
    masterKeyCommand: data.HEARD_MASTER_KEY_COMMAND,
    epochDays: data.HEARD_EPOCH_DAYS,
    erasureList: data.HEARD_ERASURE_LIST ? resolve(cwd, data.HEARD_ERASURE_LIST) : join(resolve(cwd, data.HEARD_DATA_DIR), 'erasures.list'),
    ledgerOrigin: data.HEARD_LEDGER_ORIGIN,
    ledgerWitnesses: data.HEARD_LEDGER_WITNESSES && resolve(cwd, data.HEARD_LEDGER_WITNESSES),
    ledgerS3: data.HEARD_LEDGER_S3 === undefined ? undefined : readLedgerS3(data.HEARD_LEDGER_S3, environment, cwd),
    witnessPolicy: data.HEARD_WITNESS_POLICY && resolve(cwd, data.HEARD_WITNESS_POLICY),
    witnessName: data.HEARD_WITNESS_NAME ?? `${new URL(origin).host}/witness`,
    demonstration: data.HEARD_DEMONSTRATION,
    clamav: data.HEARD_CLAMAV === undefined ? undefined : readClamSetting(data.HEARD_CLAMAV),
    otlpUrl: data.HEARD_OTLP_URL === undefined ? undefined : readOtlpSetting(data.HEARD_OTLP_URL),
    trustedProxies: data.HEARD_TRUSTED_PROXIES.split(',')
      .map((proxy) => proxy.trim())
      .filter(Boolean),
    logLevel: data.HEARD_LOG_LEVEL ?? (data.HEARD_PROFILE === 'production' ? 'info' : 'warn'),
    oidc: oidc?.setting,
    oidcRoles: oidc?.roles,
  }
}
