export * from './remove-account.ts'
export * from './role.ts'
export * from './session.ts'
