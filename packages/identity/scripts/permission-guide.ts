import { writeFileSync } from 'node:fs'
import { permissionTable } from '../src/permission-table.ts'

writeFileSync(new URL('../../../docs/guides/permissions.md', import.meta.url), permissionTable())
