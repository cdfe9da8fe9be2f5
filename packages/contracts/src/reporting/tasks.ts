import { tasksRoute } from '../task.ts'

export const reportingTasks = tasksRoute('reporting')
