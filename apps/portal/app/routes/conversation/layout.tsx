import { Outlet } from 'react-router'

/** In the middle of the journey the header offers no other ways to go. */
export const handle = { journey: true }

export default function ConversationLayout() {
  return <Outlet />
}
