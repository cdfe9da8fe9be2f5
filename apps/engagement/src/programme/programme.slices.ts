import { LoadProgrammesHandler } from './load-programmes/load-programmes.handler.ts'
import { MoveProgrammeHandler } from './move-programme/move-programme.handler.ts'
import { ProgrammeController } from './programme.controller.ts'
import { ProgrammeDirectory } from './programme-directory.ts'
import { ProgrammeViews } from './programme-views.ts'
import { ListProgrammesHandler, ShowProgrammeHandler } from './show-programme/show-programme.handler.ts'

export const programmeControllers = [ProgrammeController]

export const programmeProviders = [
  ProgrammeDirectory,
  ProgrammeViews,
  LoadProgrammesHandler,
  MoveProgrammeHandler,
  ListProgrammesHandler,
  ShowProgrammeHandler,
]
