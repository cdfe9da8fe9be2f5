import * as contract from '@heard/contracts/engagement'
import { ImportController } from './desk/import.controller.ts'
import { ImportDesk } from './desk/import-desk.ts'
import { ImportMaps } from './desk/import-maps.ts'
import { RunningImports } from './desk/running-imports.ts'

export const importControllers = [ImportController]

export const importProviders = [ImportDesk, RunningImports, ImportMaps]

export const importRoutes = [
  contract.uploadImport,
  contract.proposeImportMap,
  contract.previewImport,
  contract.startImport,
  contract.forgetUpload,
  contract.importStatus,
  contract.rejectedRows,
  contract.previewRejectedRows,
  contract.listImportMaps,
  contract.saveImportMap,
  contract.dropImportMap,
]
