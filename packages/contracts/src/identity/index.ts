export * from './accounts.ts'
export * from './role.ts'
export * from './session.ts'
