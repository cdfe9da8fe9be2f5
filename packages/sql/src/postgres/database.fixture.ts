import { randomBytes } from 'node:crypto'
import { Client } from 'pg'

const server = process.env.HEARD_TEST_DATABASE_URL

/** Why specs of PostgreSQL cannot run, if so. */
export const withoutPostgres = server ? undefined : 'no PostgreSQL here (install postgresql, or set HEARD_TEST_DATABASE_URL to a server of one)'

export type TestDatabase = { readonly url: string; readonly drop: () => Promise<void> }

const during = async <T>(url: string, act: (client: Client) => Promise<T>): Promise<T> => {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return await act(client)
  } finally {
    await client.end()
  }
}

/** Does something with a database, by a connection of its own. */
export const withClient = during

/** A database of its own on the server that tests run on. */
export const makeDatabase = async (): Promise<TestDatabase> => {
  if (!server) throw new Error('HEARD_TEST_DATABASE_URL names no server')
  const name = `heard_test_${randomBytes(8).toString('hex')}`
  await during(server, (client) => client.query(`CREATE DATABASE ${name}`))
  const url = new URL(server)
  url.pathname = `/${name}`
  return { url: url.href, drop: async () => void (await during(server, (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`))) }
}
