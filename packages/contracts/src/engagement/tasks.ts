import { tasksRoute } from '../task.ts'

export const engagementTasks = tasksRoute('engagement')
