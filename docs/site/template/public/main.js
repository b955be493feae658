// Options and additions to docfx's script, which loads this file.
const isChinese = document.documentElement.lang === 'zh-CN'
const root = document.querySelector('meta[name="docfx:rel"]').content
const other = document.querySelector('.languages a')

// Words that docfx has in English alone.
const words = {
  '#tocOffcanvasLabel': '目录',
  '[data-bs-target="#navpanel"]': { 'aria-label': '导航' },
  '[data-bs-target="#tocOffcanvas"]:not(.btn-close)': { 'aria-label': '目录' },
  '.btn-close': { 'aria-label': '关闭' },
  '#search-query': { 'aria-label': '搜索' }
}

function translate () {
  for (const [selector, word] of Object.entries(words)) {
    const element = document.querySelector(selector)
    if (typeof word === 'string') {
      element && (element.textContent = word)
    } else {
      Object.entries(word).forEach(([name, value]) => element?.setAttribute(name, value))
    }
  }
}

export default {
  // The worker of the search reads the language from here.
  lunrLanguages: [isChinese ? 'zh-CN' : 'en'],
  iconLinks: [{
    icon: 'translate',
    href: other?.href ?? `${root}${isChinese ? 'en' : 'zh-CN'}/index.html`,
    title: isChinese ? 'English' : '简体中文'
  }],
  start () {
    if (isChinese) {
      translate()
    }
    // A result opens in the same tab.
    document.addEventListener('click', event => event.target.closest?.('#search-results a')?.removeAttribute('target'), true)
  }
}
