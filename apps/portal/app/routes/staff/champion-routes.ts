import { route } from '@react-router/dev/routes'

/** Champions and what they do: below `/staff`. */
export const championScreens = [
  route(':programme/volunteering', 'routes/staff/volunteering/mine.tsx'),
  route(':programme/volunteering/leave', 'routes/staff/volunteering/leave.tsx'),
  route(':programme/volunteering/heard', 'routes/staff/volunteering/heard.tsx'),
  route(':programme/volunteering/log', 'routes/staff/volunteering/log.tsx'),
  route(':programme/volunteering/activities/:activity', 'routes/staff/volunteering/activity.tsx'),
  route(':programme/champions', 'routes/staff/champions/list.tsx'),
  route(':programme/champions/work', 'routes/staff/champions/work.tsx'),
  route(':programme/champion-hours', 'routes/staff/champions/activity.tsx'),
  route(':programme/champions/:application', 'routes/staff/champions/show.tsx'),
]
