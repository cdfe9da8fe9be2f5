// Asks the cluster to start the stateful set KEEPER again, as `kubectl rollout restart` does, with the account of this pod.
import { readFileSync } from 'node:fs'

const { KEEPER: keeper = '', KUBERNETES_SERVICE_HOST: host, KUBERNETES_SERVICE_PORT: port } = process.env
const mine = (/** @type {string} */ name) => readFileSync(`/var/run/secrets/kubernetes.io/serviceaccount/${name}`, 'utf8').trim()
const annotations = { 'kubectl.kubernetes.io/restartedAt': new Date().toISOString() }
const answer = await fetch(`https://${host}:${port}/apis/apps/v1/namespaces/${mine('namespace')}/statefulsets/${keeper}`, {
  method: 'PATCH',
  headers: { authorization: `Bearer ${mine('token')}`, 'content-type': 'application/strategic-merge-patch+json' },
  body: JSON.stringify({ spec: { template: { metadata: { annotations } } } }),
})
if (!answer.ok) throw new Error(`${keeper} was not started again: the cluster answered ${answer.status}`)
