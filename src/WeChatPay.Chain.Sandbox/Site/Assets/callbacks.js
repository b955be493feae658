import { act, callbackText, explain, get, h, keep, main, post, pretty, problemText, say, t, terms, time, watch } from './site.js';

const pace = h('select', { id: 'pace' }, [[0, t('Never', '不重发')], [1, t("WeChat Pay's own pace: up to 24 hours", '微信支付的节奏：最长 24 小时')], [60, t('60 times faster', '快 60 倍')],
  [1000, t('1000 times faster', '快 1000 倍')]].map(([value, label]) => h('option', { value }, label)));
pace.addEventListener('change', async () => {
  try {
    await post('callbacks/speed', { repeat_speed: Number(pace.value) });
    say(t('Set for the callbacks that come.', '对之后的回调生效。'));
  } catch (error) {
    say(explain(error));
  }
});
const list = h('div', { id: 'callbacks' });
const empty = h('p', { class: 'panel' }, t('No callback yet. Pay an order, or make one below.', '还没有回调。请支付一笔订单，或在此制作一个。'));
const form = h('form', { class: 'panel' });
main.append(h('div', { class: 'two' },
  h('div', null, h('section', { class: 'panel' }, h('label', { for: 'pace' }, t('Repeat a callback that is not accepted', '未被接收的回调的重发')), pace,
    h('p', { class: 'small soft', id: 'schedule' })), form),
  h('section', { 'aria-label': t('Deliveries', '投递记录') }, empty, list)));

const badge = (one) => one.sent === false ? h('span', { class: 'badge warn' }, t('Not sent', '未发送'))
  : one.accepted ? h('span', { class: 'badge good' }, t('Accepted', '已接收')) : h('span', { class: 'badge bad' }, t('Not accepted', '未接收'));

function render(callback, before) {
  const body = h('div');
  const fill = async () => {
    const whole = await get(`callbacks/${callback.id}`);
    body.replaceChildren(
      h('h3', null, t('Data, before encryption', '加密前的数据')), h('pre', { tabindex: '0' }, pretty(whole.resource)),
      h('h3', null, t('Sent', '发送的内容')), terms(...Object.entries(whole.headers).map(([name, value]) => [name, h('code', null, value)])),
      h('pre', { tabindex: '0' }, pretty(whole.body)));
  };
  const details = h('details', { open: before?.querySelector('details')?.open }, h('summary', null, t('Body and headers', '报文与请求头')), body);
  details.addEventListener('toggle', () => { if (details.open && !body.firstChild) fill().catch((error) => say(explain(error))); });
  if (details.open) fill().catch((error) => say(explain(error)));
  return h('article', { class: 'panel' },
    h('div', { class: 'row' }, badge(callback), h('strong', null, callback.event), callback.flaw ? h('span', { class: 'badge warn' }, callback.flaw) : null,
      h('span', { class: 'soft small' }, time(callback.at))),
    terms([t('To', '发往'), h('code', null, callback.url)], [t('Order', '订单'), callback.order], [t('Problem', '原因'), callback.sent ? null : problemText(callback.problem)],
      [t('Next attempt', '下次重发'), callback.next_at ? time(callback.next_at) : null]),
    h('ol', null, callback.attempts.map((attempt) => h('li', { value: attempt.number }, time(attempt.at), ` · ${attempt.status ?? '—'} · ${attempt.milliseconds} ms · `,
      attempt.accepted ? t('accepted', '已接收') : problemText(attempt.problem), attempt.body ? h('pre', { tabindex: '0' }, pretty(attempt.body)) : null))),
    details,
    h('div', { class: 'row' }, act(t('Send again', '重发'), async () => {
      const done = await post(`callbacks/${callback.id}/again`);
      say(callbackText(done.callback));
      await look();
    }, { 'data-action': 'again' })));
}

async function makeForm() {
  const { events, flaws } = await get('events');
  const rank = (one) => one.protocol === 'v3' ? ['TRANSACTION.SUCCESS', 'REFUND.SUCCESS'].indexOf(one.event) + 1 || 9 : 9;
  events.sort((one, other) => rank(one) - rank(other) || one.event.localeCompare(other.event));
  const event = h('select', { id: 'event' }, events.map((one, at) => h('option', { value: at }, `${one.event} · ${one.name.replace(`(${one.event})`, '')}${one.protocol === 'v3' ? '' : ` (${one.protocol})`}`)));
  const url = h('input', { id: 'url', type: 'url', required: true, value: 'http://127.0.0.1:5000/notify' });
  const flaw = h('select', { id: 'flaw' }, flaws.map((name) => h('option', { value: name }, name === 'none' ? t('none', '无') : name)));
  const data = h('textarea', { id: 'data', spellcheck: 'false' });
  const sample = async () => {
    const one = events[event.value];
    data.value = JSON.stringify((await get(`events/${encodeURIComponent(one.event)}?protocol=${one.protocol}`)).resource, null, 2);
  };
  event.addEventListener('change', () => sample().catch((error) => say(explain(error))));
  const send = act(t('Send', '发送'), async () => {
    const one = events[event.value];
    let resource;
    try {
      resource = JSON.parse(data.value);
    } catch (error) {
      throw new Error(t(`The data is not JSON: ${error.message}`, `数据不是 JSON:${error.message}`));
    }
    const done = await post('callbacks', { url: url.value, event: one.event, protocol: one.protocol, flaw: flaw.value, resource });
    say(callbackText(done.callback));
    await look();
  }, { class: 'main', id: 'send' });
  form.addEventListener('submit', (submitted) => { submitted.preventDefault(); send.click(); });
  form.append(h('h2', null, t('Make a callback', '制作回调')), ...[[t('Event', '事件'), event], [t('Receiver', '接收地址'), url], [t('Flaw', '缺陷'), flaw],
    [t('Data', '数据'), data]].map(([label, input]) => [h('label', { for: input.id }, label), input]).flat(), h('p', null, send));
  await sample();
}

const look = await watch('callbacks', (found) => {
  if (document.activeElement !== pace) {
    const value = String(found.repeat_speed);
    if (![...pace.options].some((option) => option.value === value)) pace.append(h('option', { value }, t(`${value} times faster`, `快 ${value} 倍`)));
    pace.value = value;
  }
  document.getElementById('schedule').textContent = t(`WeChat Pay repeats after ${waits(found.schedule)}.`, `微信支付的重发间隔：${waits(found.schedule)}。`);
  empty.hidden = found.callbacks.length > 0;
  keep(list, found.callbacks, (callback) => callback.id, render);
});

function waits(seconds) {
  return seconds.map((wait) => wait < 60 ? t(`${wait} s`, `${wait} 秒`) : wait < 3600 ? t(`${wait / 60} min`, `${wait / 60} 分`) : t(`${wait / 3600} h`, `${wait / 3600} 小时`)).join(', ');
}

await makeForm().catch((error) => say(explain(error)));
