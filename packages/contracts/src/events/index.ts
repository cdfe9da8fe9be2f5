export * from './facts.ts'
export * from './gathering.ts'
export * from './mini-event.ts'
export * from './tasks.ts'
