export { asked } from './asked.ts'
export { fenced } from './fenced.ts'
export { forgetPostgresWork, openPostgresWork, type PostgresWork } from './postgres-work.ts'
