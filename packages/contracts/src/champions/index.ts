export * from './application.ts'
export * from './facts.ts'
export * from './tasks.ts'
