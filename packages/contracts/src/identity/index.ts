export * from './role.ts'
export * from './session.ts'
