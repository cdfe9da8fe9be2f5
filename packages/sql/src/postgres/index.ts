export { migrate, refuseNewer } from './migrate.ts'
export { during, PostgresDatabase } from './postgres-database.ts'
export { isOutage, postgresUnusable } from './postgres-failure.ts'
export { type LineOptions, PostgresLine, type PostgresPlace } from './postgres-line.ts'
