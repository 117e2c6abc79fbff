import type { Page } from '@playwright/test'

/** Texts that differ from run to run, and what stands for each of them in pictures. */
const changing: ReadonlyArray<readonly [pattern: string, text: string]> = [
  ['\\b\\d{4}-\\d{2}-\\d{2}T[\\d:.]+Z', '2026-11-24T08:41:07.000Z'],
  ['\\b\\d{1,2} (?:Jan|Feb|Mar|Apr|May|June|July|Aug|Sept?|Oct|Nov|Dec)\\b', '24 Nov'],
  ['\\bNov \\d{4}\\b', 'Nov 2026'],
  ['\\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\\b', 'Wed'],
  ['\\b\\d{2}:\\d{2}:\\d{2}(?:\\.\\d{3})?', '09:41:07'],
  ['(?<![:\\d])\\b\\d{2}:\\d{2}\\b(?!:)', '09:41'],
  ['\\bbrv-[0-9A-Z]{4}-[0-9A-Z]{4}\\b', 'brv-7K2Q-94TD'],
  ['\\bASIA[A-Z0-9]{16}\\b', 'ASIAEXAMPLEEXAMPLE00'],
  ['(ASIA\u2022+)[A-Z0-9]{4}', '$1LE00'],
  ['\\b[0-9a-f]{64}\\b', '3b5d1f0c'.repeat(8)],
  ['http://localhost:\\d+', 'https://aws.example.com'],
  ['\\blocalhost:\\d+', 'aws.example.com'],
]

/** Stops what moves on a page, and makes what changes the same. */
export async function steady(page: Page): Promise<void> {
  await page.addStyleTag({
    content: '* { caret-color: transparent !important; animation: none !important; transition: none !important; }',
  })
  await page.evaluate(async (pairs) => {
    await document.fonts.ready
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.nodeValue ?? ''
      const steady = pairs.reduce((so, [pattern, by]) => so.replace(new RegExp(pattern, 'g'), by), text)
      if (steady !== text) node.nodeValue = steady
    }
    for (const timer of document.querySelectorAll('[role=timer]')) {
      timer.textContent = (timer.textContent ?? '').replace(/^\d+ min$/, '58 min').replace(/^\d{2}:\d{2}$/, '58:12')
      const end = timer.parentElement?.querySelector('time')
      if (end?.textContent) end.textContent = end.textContent.replace('09:41', '10:40')
    }
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
  }, changing)
}
