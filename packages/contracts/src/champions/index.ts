export * from './application.ts'
export * from './facts.ts'
