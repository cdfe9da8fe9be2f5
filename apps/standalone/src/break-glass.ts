import type { Account } from '@heard/identity'
import {
  accountStream,
  breakGlassMail,
  type Clock,
  type Configuration,
  createLog,
  dayOf,
  invitationLink,
  keepAccounts,
  Outbox,
  openWork,
  recordFact,
  silentTelemetry,
} from '@heard/service-kit'
import { openOwnAccounts } from './identity.ts'
import { facts } from './services.ts'
import { openStores } from './stores.ts'

/** Who is to administer the installation. */
export type Rescuer = { readonly email: string; readonly name: string }
/** `why`: what stands in the way; otherwise the link, which is shown this once, and how many people are told. */
export type BrokenGlass =
  | { readonly made: true; readonly account: string; readonly link: string; readonly until: string; readonly told: number; readonly mailed: boolean }
  | { readonly made: false; readonly why: 'email-invalid' | 'name-invalid' | 'organisation-account' }

const everywhere = { role: 'administrator', programme: '*' } as const
const isTold = ({ joined, grants }: Account): boolean => joined && grants.some(({ role }) => role === 'administrator' || role === 'data-protection')

/**
 * Lets somebody in who has the server itself, where nobody else can: a one-time link, good for a day, to an account that administers everything. Recorded,
 * and told to every administrator and data protection officer. Works while no platform runs on the data folder. @throws StoreUnusable otherwise
 */
export const breakGlass = async (configuration: Configuration, { email, name }: Rescuer, clock: Clock = Date): Promise<BrokenGlass> => {
  const log = createLog(configuration.logLevel)
  const { store, vault, close } = await openStores(configuration, facts, clock, log)
  try {
    const accounts = await openOwnAccounts(configuration, clock, { alone: true })
    const work = await openWork(configuration, { log })
    const outbox = new Outbox({ configuration, vault, clock, telemetry: silentTelemetry, work })
    try {
      const before = await accounts.listAccounts()
      const known = before.find((each) => each.email === email.trim().toLowerCase())
      if (known?.organisation) return { made: false, why: 'organisation-account' }
      const made = known
        ? undefined
        : await accounts.inviteAccount({ email, name, grants: [everywhere], review: dayOf(clock.now() + 7 * 86_400_000) })
      if (made && !made.created) return { made: false, why: made.why === 'name-invalid' ? 'name-invalid' : 'email-invalid' }
      const account = known?.account ?? (made?.created ? made.account : '')
      if (known) await accounts.setGrants(account, [...known.grants.filter(({ role }) => role !== 'administrator'), everywhere])
      const fresh = await accounts.makeLink(account, 'break-glass')
      if (!fresh) throw new TypeError('an account that was just there is gone')
      await keepAccounts({ store, clock, accounts })
      const until = new Date(fresh.expires).toISOString()
      const stream = accountStream(account)
      await recordFact({ store, clock }, { type: 'BreakGlassLinkMade', data: { account, until: until.slice(0, 10) }, stream, actor: 'command-line' })
      const told = before.filter(isTold)
      for (const person of told) {
        await outbox.put({
          recipient: person.account,
          cause: `break-glass ${until}`,
          mail: breakGlassMail(person.email, configuration.origin, clock.now()),
        })
      }
      await outbox.flush()
      const link = invitationLink(configuration.origin, fresh.token)
      return { made: true, account, link, until, told: told.length, mailed: outbox.canSend }
    } finally {
      await outbox.onApplicationShutdown()
      await work.close()
      await accounts.close()
    }
  } finally {
    await close()
  }
}
