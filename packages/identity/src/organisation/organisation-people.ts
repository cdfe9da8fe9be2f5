import { randomUUID } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import type { Grant } from '@heard/contracts/identity'
import { z } from 'zod'
import { accountAt } from '../account-store.ts'
import { inTransaction } from '../database.ts'

/** Somebody as their organisation knows them. */
export type OrganisationPerson = {
  readonly issuer: string
  readonly subject: string
  readonly name: string
  readonly email: string
  readonly grants: readonly Grant[]
}
type Known = Pick<OrganisationPerson, 'issuer' | 'subject'>

const Row = z.object({ account: z.string() })
const REVIEW_AFTER_MS = 180 * 86_400_000

/** The accounts that follow an organisation. Who somebody is, is said by issuer and subject; an address is only where they get mail. */
export const createOrganisationPeople = (database: DatabaseSync, now: () => number) => {
  const find = ({ issuer, subject }: Known): string | undefined =>
    Row.optional().parse(database.prepare('SELECT account FROM organisation_person WHERE issuer = ? AND subject = ?').get(issuer, subject))?.account

  const isTaken = (email: string, account: string | undefined): boolean => {
    const holder = accountAt(database, email)?.account
    return holder !== undefined && holder !== account
  }
  const make = ({ issuer, subject, name, email, grants }: OrganisationPerson): string => {
    const account = randomUUID()
    const review = new Date(now() + REVIEW_AFTER_MS).toISOString().slice(0, 10)
    database
      .prepare('INSERT INTO person (id, email, name, grants, development, review) VALUES (?, ?, ?, ?, 0, ?)')
      .run(account, email, name, JSON.stringify(grants), review)
    database.prepare('INSERT INTO organisation_person (issuer, subject, account) VALUES (?, ?, ?)').run(issuer, subject, account)
    return account
  }

  return {
    find,
    /** Brings the account of a person up to what their organisation says, and makes it when they are new. An address of somebody else is not taken over. */
    follow: (person: OrganisationPerson): { readonly account: string; readonly made: boolean; readonly moved: boolean } | 'email-taken' =>
      inTransaction(database, () => {
        const account = find(person)
        const taken = isTaken(person.email, account)
        if (account === undefined) return taken ? 'email-taken' : { account: make(person), made: true, moved: true }
        const grants = JSON.stringify(person.grants)
        const moved = database.prepare('UPDATE person SET grants = ? WHERE id = ? AND grants <> ?').run(grants, account, grants).changes > 0
        database.prepare('UPDATE person SET name = ? WHERE id = ?').run(person.name, account)
        if (!taken) database.prepare('UPDATE person SET email = ? WHERE id = ?').run(person.email, account)
        return { account, made: false, moved }
      }),
    /** Takes every role and session of somebody whom their organisation lets in no more. The organisation decides that, even of the last administrator. */
    leave: (account: string): void =>
      inTransaction(database, () => {
        database.prepare("UPDATE person SET grants = '[]' WHERE id = ?").run(account)
        database.prepare('DELETE FROM sitting WHERE account = ?').run(account)
      }),
  }
}
export type OrganisationPeople = ReturnType<typeof createOrganisationPeople>
