import { type RefObject, useEffect, useLayoutEffect, useState } from 'react'

const usual = 40
const compact = 32

/** How high a row is before it was measured, by the width of the window: see `access-narrow.css` and `density.css`. CSS pixels. */
export function useRowHeight(): number {
  const [height, setHeight] = useState(usual)
  useEffect(() => {
    const measure = () => setHeight(window.innerWidth < 641 ? 128 : window.innerWidth < 1024 ? 78 : wideHeight())
    measure()
    window.addEventListener('resize', measure)
    return () => window.removeEventListener('resize', measure)
  }, [])
  return height
}

function wideHeight(): number {
  return document.documentElement.dataset['density'] === 'compact' ? compact : usual
}

/** How far an element is from the top of the page; followed while what is above it grows and shrinks. CSS pixels. */
export function useTopEdge(element: RefObject<HTMLElement | null>): number {
  const [top, setTop] = useState(0)
  useLayoutEffect(() => {
    const measure = () => {
      if (element.current) setTop(Math.round(element.current.getBoundingClientRect().top + window.scrollY))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(document.body)
    return () => observer.disconnect()
  }, [element])
  return top
}
