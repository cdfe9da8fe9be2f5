export { CuttingProxy } from './postgres/cutting-proxy.ts'
export { makeDatabase, type TestDatabase, withClient, withoutPostgres } from './postgres/database.fixture.ts'
