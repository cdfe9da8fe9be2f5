import { layout, route } from '@react-router/dev/routes'

/** Applying to become a champion, below a programme. */
export const championPages = [
  route('champion', 'routes/champion/start.tsx'),
  route('boards', 'routes/champion/boards.tsx'),
  route('champion/roles/:campaign', 'routes/champion/campaign.tsx'),
  route('champion/later', 'routes/champion/later.tsx'),
  layout('routes/share/layout.tsx', { id: 'champion-journey' }, [
    route('champion/check', 'routes/champion/check.tsx'),
    route('champion/save', 'routes/champion/save.tsx'),
    route('champion/return', 'routes/champion/return.tsx'),
    route('champion/done', 'routes/champion/done.tsx'),
    route('champion/stop', 'routes/champion/stop.ts'),
    route('champion/stopped', 'routes/share/ending.tsx', { id: 'champion-stopped' }),
    route('champion/finished', 'routes/share/ending.tsx', { id: 'champion-finished' }),
    route('champion/:question', 'routes/champion/ask.tsx'),
  ]),
]
