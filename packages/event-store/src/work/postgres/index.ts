export { asked } from './asked.ts'
export { fenced } from './fenced.ts'
export { openPostgresWork, type PostgresWork } from './postgres-work.ts'
