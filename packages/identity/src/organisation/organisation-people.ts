import { randomUUID } from 'node:crypto'
import type { Grant } from '@heard/contracts/identity'
import { z } from 'zod'
import { accountAt } from '../account-store.ts'
import type { AccountsDatabase, Sql } from '../store/sql.ts'

/** Somebody as their organisation knows them. */
export type OrganisationPerson = {
  readonly issuer: string
  readonly subject: string
  readonly name: string
  readonly email: string
  readonly grants: readonly Grant[]
}
type Known = Pick<OrganisationPerson, 'issuer' | 'subject'>

type Followed = { readonly account: string; readonly made: boolean; readonly moved: boolean }

const Row = z.object({ account: z.string() })
const REVIEW_AFTER_MS = 180 * 86_400_000

/** The accounts that follow an organisation. Who somebody is, is said by issuer and subject; an address is only where they get mail. */
export const createOrganisationPeople = (database: AccountsDatabase, now: () => number) => {
  const find = async (tables: Sql, { issuer, subject }: Known): Promise<string | undefined> => {
    const row = await tables.get('SELECT account FROM organisation_person WHERE issuer = ? AND subject = ?', issuer, subject)
    return Row.optional().parse(row)?.account
  }

  const isTaken = async (tables: Sql, email: string, account: string | undefined): Promise<boolean> => {
    const holder = (await accountAt(tables, email))?.account
    return holder !== undefined && holder !== account
  }
  const make = async (tables: Sql, { issuer, subject, name, email, grants }: OrganisationPerson): Promise<string> => {
    const account = randomUUID()
    const review = new Date(now() + REVIEW_AFTER_MS).toISOString().slice(0, 10)
    const row = [account, email, name, JSON.stringify(grants), review]
    await tables.run('INSERT INTO person (id, email, name, grants, development, review) VALUES (?, ?, ?, ?, 0, ?)', ...row)
    await tables.run('INSERT INTO organisation_person (issuer, subject, account) VALUES (?, ?, ?)', issuer, subject, account)
    return account
  }

  return {
    find: (person: Known): Promise<string | undefined> => find(database, person),
    /** Brings the account of a person up to what their organisation says, and makes it when they are new. An address of somebody else is not taken over. */
    follow: (person: OrganisationPerson): Promise<Followed | 'email-taken'> =>
      database.transaction(async (tables) => {
        const account = await find(tables, person)
        const taken = await isTaken(tables, person.email, account)
        if (account === undefined) return taken ? 'email-taken' : { account: await make(tables, person), made: true, moved: true }
        const grants = JSON.stringify(person.grants)
        const moved = (await tables.run('UPDATE person SET grants = ? WHERE id = ? AND grants <> ?', grants, account, grants)) > 0
        await tables.run('UPDATE person SET name = ? WHERE id = ?', person.name, account)
        if (!taken) await tables.run('UPDATE person SET email = ? WHERE id = ?', person.email, account)
        return { account, made: false, moved }
      }),
    /** Takes every role and session of somebody whom their organisation lets in no more. The organisation decides that, even of the last administrator. */
    leave: (account: string): Promise<void> =>
      database.transaction(async (tables) => {
        await tables.run("UPDATE person SET grants = '[]' WHERE id = ?", account)
        await tables.run('DELETE FROM sitting WHERE account = ?', account)
      }),
  }
}
export type OrganisationPeople = ReturnType<typeof createOrganisationPeople>
