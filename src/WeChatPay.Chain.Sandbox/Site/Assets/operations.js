import { act, explain, get, h, main, pretty, say, t, tryCall } from './site.js';

const most = 80;
const search = h('input', {
  type: 'search', id: 'search', placeholder: t('Name, path or field', '名称、路径或字段'), oninput: () => find().catch((error) => say(explain(error))),
});
const list = h('ul', { class: 'plain scroll', id: 'operations', tabindex: '-1' });
const count = h('p', { class: 'small soft', 'aria-live': 'polite' });
const detail = h('section', { class: 'panel', id: 'operation' }, h('p', null, t('Choose an operation.', '请选择一个接口。')));
main.append(h('div', { class: 'two' },
  h('section', { class: 'panel' }, h('label', { for: 'search', class: 'small soft' }, t('Search', '搜索')), search, count, list), detail));

let found = { operations: [] };
let chosen;

async function find() {
  const words = search.value.trim();
  const answer = await get(`operations?words=${encodeURIComponent(words)}`);
  // An answer that is late belongs to what was typed before.
  if (words !== search.value.trim()) return;
  found = answer;
  count.textContent = !words ? t('The common ones. Search for the others.', '常用接口。其他接口请搜索。')
    : found.taken_for ? t(`${found.operations.length} operations with ${found.taken_for}`, `${found.operations.length} 个接口符合“${found.taken_for}”`)
      : t(`${found.operations.length} of ${found.all} operations`, `${found.all} 个接口中的 ${found.operations.length} 个`);
  show();
}

function show() {
  list.replaceChildren(...found.operations.slice(0, most).map((one) => h('li', null, h('button', {
    type: 'button', 'aria-current': one === chosen ? 'true' : null, onclick: () => choose(one).catch((error) => say(explain(error))),
  }, h('span', null, one.name), h('br'), h('code', null, `${one.method} ${one.path}`)))));
}

const rows = (fields, depth = 0) => fields.flatMap((field) => [h('tr', null,
  h('td', null, h('code', null, `${'· '.repeat(depth)}${field.name}`)), h('td', null, t(field.en ?? '', field.zh ?? '')),
  h('td', null, field.type, field.required ? t(', required', '，必填') : '', field.encrypted ? t(', encrypted', '，加密') : '', field.values ? `: ${field.values.join(' | ')}` : '')),
...rows(field.fields ?? [], depth + 1)]);

const table = (label, fields) => fields.length === 0 ? [] : [h('details', null, h('summary', null, label),
  h('table', null, h('thead', null, h('tr', null, h('th', null, t('Field', '字段')), h('th', null, t('Meaning', '含义')), h('th', null, t('Type', '类型')))),
    h('tbody', null, rows(fields))))];

async function choose(one) {
  chosen = one;
  show();
  const operation = await get(`operations/one?method=${one.method}&path=${encodeURIComponent(one.path)}`);
  const target = h('input', { id: 'target', value: operation.target, spellcheck: 'false' });
  const body = h('textarea', { id: 'body', spellcheck: 'false' });
  body.value = operation.body;
  const answer = h('div', { id: 'answer' });
  const send = act(t('Send', '发送'), async () => {
    const done = await tryCall(operation.method, target.value, body.value, operation.type);
    const parts = [h('h3', null, t('Response', '应答')), h('p', null, h('span', { class: `badge ${done.status < 300 ? 'good' : 'bad'}` }, String(done.status))),
      h('pre', { tabindex: '0' }, pretty(done.text))];
    try {
      const entry = await get(`journal/${encodeURIComponent(done.id)}`);
      parts.push(h('h3', null, t('What was signed', '签名串')), h('pre', { tabindex: '0', id: 'signed' }, (entry.expected ?? '').replaceAll('\n', '↵\n')));
    } catch (error) {
      parts.push(h('p', { class: 'small soft' }, explain(error)));
    }
    answer.replaceChildren(...parts);
  }, { class: 'main', id: 'send' });
  detail.replaceChildren(
    h('h2', null, operation.name), h('p', null, h('code', null, `${operation.method} ${operation.path}`)),
    h('label', { for: 'target' }, t('Path and query', '路径与查询参数')), target,
    ...operation.body ? [h('label', { for: 'body' }, t('Body', '请求主体')), body] : [],
    operation.is_upload ? h('p', { class: 'note' }, t('An upload: send it with your program.', '上传接口：请用您的程序发送。')) : h('p', null, send),
    answer, ...table(t('Fields of the request', '请求字段'), operation.request), ...table(t('Fields of the response', '应答字段'), operation.response),
    h('h3', null, 'C#'), ...operation.csharp.map((code) => h('pre', { tabindex: '0', class: 'csharp' }, code)),
    h('h3', null, 'PHP'), h('pre', { tabindex: '0', id: 'php' }, operation.php));
  if (matchMedia('(max-width: 60rem)').matches) detail.scrollIntoView();
}

try {
  await find();
} catch (error) {
  say(explain(error));
}
