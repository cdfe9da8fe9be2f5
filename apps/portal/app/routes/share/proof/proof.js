/** Works in the background while somebody checks their answers. A form sent too early waits; where it takes too long it goes without. */
const patience = 60_000

for (const field of globalThis.Worker ? document.querySelectorAll('input[data-challenge]') : []) {
  const { challenge, worker } = field.dataset
  const solver = new Worker(worker, { type: 'module' })
  const solved = new Promise((resolve) => {
    solver.addEventListener('message', ({ data }) => {
      field.value = data
      resolve()
    })
    solver.addEventListener('error', resolve)
  })
  solver.postMessage(challenge)
  field.form.addEventListener('submit', async (event) => {
    if (field.value !== '') return
    event.preventDefault()
    field.form.querySelector('[data-waiting]').hidden = false
    await Promise.race([solved, new Promise((resolve) => setTimeout(resolve, patience))])
    field.form.submit()
  })
}
