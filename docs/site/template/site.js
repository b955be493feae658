// What docfx's own template does not know: two languages in one site, and a navigation bar for each.
var chinese = {
  search: '搜索',
  searchResultsCount: '“{query}”共有 {count} 条结果',
  searchNoResults: '没有找到“{query}”',
  tocFilter: '按标题筛选',
  inThisArticle: '本页内容',
  nextArticle: '下一页',
  prevArticle: '上一页',
  themeLight: '浅色',
  themeDark: '深色',
  themeAuto: '跟随系统',
  changeTheme: '切换主题',
  copy: '复制',
  downloadPdf: '下载 PDF'
}

exports.complete = function (model) {
  var language = model._lang === 'zh-CN' ? 'zh-CN' : 'en'
  if (language === 'zh-CN') {
    model.__global = Object.assign({}, model.__global, chinese)
  }
  // Here and not in docfx.json, where it would have docfx write an index of its own.
  model._enableSearch = true
  model._navRel = model._rel + 'navigation/' + language + '/toc.html'
  model._appLogoUrl = model._rel + language + '/index.html'
  model._appFooter = 'WeChatPay.Chain · Apache-2.0'
  model._disableToc = !model._tocPath
  return model
}
