import { actOnCase, askForRight, complain, listCases, myCases, recordBreach, showCase } from '@heard/contracts/engagement'
import { RegisterController } from './register.controller.ts'
import { Cases, OpenCaseHandler, RecordBreachHandler, StepCaseHandler } from './register.handlers.ts'
import { ListCasesHandler, MyCasesHandler, ShowCaseHandler } from './register.queries.ts'

export const registerRoutes = [askForRight, complain, recordBreach, actOnCase, listCases, showCase, myCases]

export const registerControllers = [RegisterController]

export const registerProviders = [Cases, OpenCaseHandler, RecordBreachHandler, StepCaseHandler, ListCasesHandler, ShowCaseHandler, MyCasesHandler]
