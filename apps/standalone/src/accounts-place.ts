import { join } from 'node:path'
import { type AccountsPlace, hasAccounts } from '@heard/identity'
import { type Configuration, ConfigurationError } from '@heard/service-kit'

type Where = Pick<Configuration, 'dataDirectory' | 'database'>

const fileOf = ({ dataDirectory }: Where) => ({ file: join(dataDirectory, 'accounts.sqlite') })

/** Where the accounts of this installation belong. */
const belong = (where: Where): AccountsPlace => where.database ?? fileOf(where)

/** Where the accounts are: an installation that just got a database has them in its folder still. */
export const accountsToBackUp = async (where: Where): Promise<AccountsPlace> => ((await hasAccounts(fileOf(where))) ? fileOf(where) : belong(where))

/** Accounts lie in one place: a start with the other setting would let nobody in whom they know. @throws ConfigurationError */
export const accountsPlaceOf = async (where: Where): Promise<AccountsPlace> => {
  if (where.database && (await hasAccounts(fileOf(where)))) {
    throw new ConfigurationError(
      `${where.dataDirectory} has its accounts in accounts.sqlite; leave HEARD_DATABASE_URL out, or move them into a database by ./heard backup, and ./heard restore into a new folder`,
    )
  }
  return belong(where)
}
