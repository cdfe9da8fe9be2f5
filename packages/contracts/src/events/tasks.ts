import { tasksRoute } from '../task.ts'

export const eventsTasks = tasksRoute('events')
