// What a container engine asks from time to time: ends with 0 when the process in this container is ready to answer people.
const { HEARD_PORT: port = '3000' } = process.env
const answer = await fetch(`http://127.0.0.1:${port}/health/ready`, { signal: AbortSignal.timeout(8_000) }).catch(() => undefined)
process.exitCode = answer?.ok ? 0 : 1
