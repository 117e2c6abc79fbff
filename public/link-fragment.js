// What stands behind # never reaches a server, but a browser keeps it over the redirect to the sign-in. Here it joins the address of
// the console page that it belongs to, before anything else on this page can be pressed. A page that only leads on waits for that.
;(() => {
  const { onward } = document.currentScript.dataset
  const here = new URLSearchParams(location.search)
  const way = location.pathname === '/signin' ? here.get('returnTo') : location.pathname + location.search
  if (location.hash.length < 2 || !/^\/go[/?]/.test(way ?? '')) return onward && location.replace(onward)
  const [path, query] = way.split('#', 1)[0].split(/\?(.*)/s)
  const link = new URLSearchParams(query)
  const to = link.get('to')
  if (!to || to.includes('#')) return onward && location.replace(onward)
  link.set('to', to + location.hash)
  const whole = `${path}?${link}`
  if (location.pathname !== '/signin') return location.replace(whole)
  here.set('returnTo', whole)
  location.replace(`/signin?${here}`)
})()
