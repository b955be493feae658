import { explain, get, h, keep, main, pretty, say, t, terms, time, watch } from './site.js';

const signatures = { right: [t('Signature right', '签名正确'), 'good'], wrong: [t('Signature wrong', '签名错误'), 'bad'], unchecked: [t('Signature not checked', '未验签'), ''] };
const fields = { right: [t('Fields right', '字段正确'), 'good'], wrong: [t('Fields wrong', '字段有误'), 'bad'], unchecked: [t('Fields not checked', '未检查字段'), ''] };

const search = h('input', { type: 'search', id: 'search', placeholder: t('Path, status or code', '路径、状态码或错误码'), oninput: () => show() });
const refused = h('input', { type: 'checkbox', id: 'refused', onchange: () => show() });
const list = h('div', { id: 'requests' });
const empty = h('p', { class: 'panel' }, t('No request yet. Call the API with your program, and it is shown here with the verdict.', '还没有请求。用您的程序调用接口，这里会显示请求与检查结果。'));
main.append(
  h('p', null, t('Every request that arrived, and what WeChat Pay would say to it.', '收到的每个请求，以及微信支付会怎样答复。')),
  h('div', { class: 'row panel' }, h('div', { class: 'grow' }, h('label', { for: 'search', class: 'small soft' }, t('Search', '搜索')), search),
    h('label', { class: 'choice' }, refused, t('Refused ones alone', '只看被拒绝的'))),
  empty, list);

let requests = [];

const isRefused = (entry) => entry.status >= 300 || Boolean(entry.code);

function show() {
  const words = search.value.trim().toLowerCase();
  empty.hidden = requests.length > 0;
  keep(list, requests.filter((entry) => (!refused.checked || isRefused(entry))
    && (!words || `${entry.method} ${entry.target} ${entry.status} ${entry.code ?? ''} ${entry.operation ?? ''}`.toLowerCase().includes(words))), (entry) => entry.id, render);
}

const badge = ([label, kind]) => h('span', { class: `badge ${kind}` }, label);

function render(entry) {
  const body = h('div');
  const details = h('details', { class: 'panel' }, h('summary', null, h('span', { class: 'row' },
    h('span', { class: `badge ${isRefused(entry) ? 'bad' : 'good'}` }, `${entry.status}${entry.code ? ` ${entry.code}` : ''}`),
    h('code', null, `${entry.method} ${entry.target}`), h('span', { class: 'soft small' }, entry.operation ?? '', ' ', time(entry.at)))), body);
  details.addEventListener('toggle', async () => {
    if (!details.open || body.firstChild) return;
    try {
      body.replaceChildren(...explainEntry(await get(`journal/${entry.id}`)));
    } catch (error) {
      say(explain(error));
    }
  });
  return details;
}

function explainEntry(entry) {
  return [
    h('div', { class: 'row' }, badge(signatures[entry.signature]), badge(fields[entry.fields]), entry.fault ? h('span', { class: 'badge warn' }, entry.fault) : null),
    entry.message ? h('div', { class: 'note bad' }, h('strong', null, t('WeChat Pay would say', '微信支付会答复')), h('p', { lang: 'en' }, entry.code, ': ', entry.message)) : null,
    entry.advice ? h('p', { class: 'note' }, t(entry.advice.en, entry.advice.zh)) : null,
    entry.problem ? terms([t('Field', '字段'), entry.problem.field && h('code', null, entry.problem.field)], [t('Place', '位置'), entry.problem.location],
      [t('Reason', '原因'), entry.problem.issue]) : null,
    ...signedTexts(entry),
    h('h3', null, t('Request', '请求')), terms(...Object.entries(entry.headers).map(([name, value]) => [name, h('code', null, value)])),
    entry.body ? h('pre', { tabindex: '0' }, pretty(entry.body)) : null,
    h('h3', null, t('Response', '应答')), terms(['Request-ID', h('code', null, entry.request_id)]), entry.response ? h('pre', { tabindex: '0' }, pretty(entry.response)) : null,
  ].filter(Boolean);
}

function signedTexts(entry) {
  if (!entry.expected) return [];
  if (entry.signature === 'right')
    return [h('details', null, h('summary', null, t('What was signed', '签名串')), h('pre', { tabindex: '0' }, marked(entry.expected)))];
  return entry.signed
    ? [h('h3', null, t('What was signed, and what should have been', '实际的签名串与应有的签名串')), difference(entry)]
    : [h('h3', null, t('What should have been signed', '应有的签名串')), h('pre', { tabindex: '0' }, marked(entry.expected)),
      h('p', { class: 'small soft' }, t('None of the usual mistakes explains this signature: compare your text with this one, and the key with that of the serial.',
        '常见的错误都不能解释这个签名：请与您的签名串逐字比较，并确认私钥与证书序列号相符。'))];
}

// Line ends are part of what is signed.
const marked = (text) => text.replaceAll('\r', '␍').replaceAll('\n', '↵\n');

function difference(entry) {
  const separator = entry.protocol === 'v2' ? '&' : '\n';
  const split = (text) => text.split(separator).map((piece, at, all) => at < all.length - 1 ? piece + separator : piece).filter((piece) => piece !== '');
  const [was, should] = [split(entry.signed), split(entry.expected)];
  const lengths = Array.from({ length: was.length + 1 }, () => new Array(should.length + 1).fill(0));
  for (let i = was.length - 1; i >= 0; i--)
    for (let j = should.length - 1; j >= 0; j--)
      lengths[i][j] = was[i] === should[j] ? lengths[i + 1][j + 1] + 1 : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
  const rows = [];
  for (let i = 0, j = 0; i < was.length || j < should.length;) {
    if (i < was.length && j < should.length && was[i] === should[j]) rows.push(['', '', was[i++], j++]);
    else if (j >= should.length || (i < was.length && lengths[i + 1][j] >= lengths[i][j + 1])) rows.push(['del', t('− signed', '− 实际'), was[i++]]);
    else rows.push(['add', t('+ right', '+ 应为'), should[j++]]);
  }
  return h('pre', { class: 'diff', tabindex: '0' }, rows.map(([kind, label, text]) => h('div', { class: kind }, h('span', null, label), h('span', null, marked(text).trimEnd()))));
}

await watch('journal', (found) => { requests = found.requests; show(); });
