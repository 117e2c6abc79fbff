/** Next calls this once, before the first request: Brevet opens here, or says why it cannot and stops. */
export async function register() {
  if (process.env['NEXT_RUNTIME'] !== 'nodejs') return
  const { start } = await import('./instrumentation-node')
  await start()
}
