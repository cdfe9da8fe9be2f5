import { tasksRoute } from '../task.ts'

export const championsTasks = tasksRoute('champions')
