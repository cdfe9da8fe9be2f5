export * from './application.ts'
export * from './facts.ts'
export * from './recruiting.ts'
export * from './tasks.ts'
