import { vi } from 'vitest'

/** Takes down everything that this process prints, by either stream or by the console, until it is told to stop. */
export const takeDownPrinted = () => {
  const lines: string[] = []
  const take = (...parts: readonly unknown[]): true => {
    lines.push(parts.map((part) => (part instanceof Error ? `${part.stack} ${part.message}` : String(part))).join(' '))
    return true
  }
  const spies = [
    ...([process.stdout, process.stderr] as const).map((stream) => vi.spyOn(stream, 'write').mockImplementation(take)),
    ...(['log', 'info', 'warn', 'error', 'debug', 'trace'] as const).map((method) => vi.spyOn(console, method).mockImplementation(take)),
  ]
  return {
    text: (): string => lines.join('\n'),
    stop(): void {
      for (const spy of spies) spy.mockRestore()
    },
  }
}
