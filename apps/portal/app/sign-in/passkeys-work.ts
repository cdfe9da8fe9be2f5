/** Browsers keep passkeys for names, not for numbers: at `http://127.0.0.1` there are none, at `http://localhost` there are. */
export const passkeysWork = (origin: string): boolean => /[a-z]/.test(new URL(origin).hostname.replace(/^\[.*\]$/, ''))
