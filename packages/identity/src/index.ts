export { permissionTable } from './permission-table.ts'
export * from './permissions.ts'
