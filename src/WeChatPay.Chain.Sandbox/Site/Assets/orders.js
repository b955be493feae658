import { act, callbackText, get, h, keep, main, post, say, stateBadge, t, terms, time, tryCall, watch, yuan, Refusal } from './site.js';

const search = h('input', { type: 'search', id: 'search', placeholder: t('Number, description, or a code_url', '单号、商品描述或 code_url'), oninput: () => show() });
const list = h('div', { id: 'orders' });
const empty = h('div', { class: 'panel' }, h('p', null, t('No order yet. Place one with your program, or try a sample.', '还没有订单。用您的程序下单，或试一笔示例订单。')));
main.append(
  h('div', { class: 'row panel' }, h('div', { class: 'grow' }, h('label', { for: 'search', class: 'small soft' }, t('Search', '搜索')), search),
    act(t('Place a sample order', '下一笔示例订单'), placeSample, { class: 'main', id: 'sample' })),
  empty, list);

let orders = [];

const number = (order) => order.out_trade_no ?? order.combine_out_trade_no ?? '';

function show() {
  const words = search.value.trim();
  const token = /[?&]pr=([^&]+)/.exec(words)?.[1];
  const found = orders.filter((order) => !words
    || (token ? order.cashier_url.endsWith(`=${token}`) : [number(order), order.description, order.transaction_id].some((text) => text?.includes(words))));
  empty.hidden = orders.length > 0;
  keep(list, found, number, render);
}

function render(order, before) {
  const isPaid = order.trade_state === 'SUCCESS' || order.trade_state === 'REFUND';
  const isOpen = order.trade_state === 'NOTPAY';
  const rest = order.total - order.refunded;
  const id = encodeURIComponent(number(order));
  const amount = h('input', { type: 'text', inputmode: 'decimal', 'aria-label': t('Amount in yuan', '退款金额(元)'), value: (rest / 100).toFixed(2), size: 8 });
  const form = h('form', { class: 'row', hidden: true, onsubmit: (event) => { event.preventDefault(); event.submitter?.disabled || confirm.click(); } },
    h('div', { class: 'grow' }, amount));
  const confirm = act(t('Refund this amount', '确认退款'), async () => {
    const fen = Math.round(Number(amount.value) * 100);
    const done = await post(`orders/${id}/refund`, { refund: fen, ...(isLocal(order.notify_url) ? { notify_url: order.notify_url } : {}) });
    say(`${t(`${yuan(fen)} refunded.`, `已退款 ${yuan(fen)}。`)} ${callbackText(done.callback)}`);
    await look();
  }, { 'data-action': 'refund-confirm' });
  form.append(confirm);
  const run = (action, done) => async () => {
    const result = await post(`orders/${id}/${action}`);
    say(`${done} ${callbackText(result.callback)}`);
    await look();
  };
  const buttons = [
    h('a', { class: 'button', href: new URL(order.cashier_url).pathname + new URL(order.cashier_url).search, 'data-action': 'cashier' }, t('Cashier', '收银台')),
    act(t('Pay', '付款'), run('pay', t('Paid.', '已付款。')), { disabled: !isOpen, 'data-action': 'pay', class: isOpen ? 'main' : null }),
    act(t('Refund', '退款'), () => { form.hidden = !form.hidden; if (!form.hidden) amount.focus(); }, { disabled: !isPaid || rest <= 0, 'data-action': 'refund' }),
    act(t('Close', '关闭'), run('close', t('Closed.', '已关闭。')), { disabled: !isOpen, 'data-action': 'close' }),
    act(t('Send the callback again', '重发回调'), run('notify', ''), { disabled: !isPaid, 'data-action': 'notify' }),
  ];
  buttons.slice(1).forEach((button) => { button.disabled = button.hasAttribute('disabled'); });
  return h('article', { class: 'panel order', 'aria-label': number(order) },
    h('div', null,
      h('div', { class: 'row' }, h('span', { class: 'amount' }, yuan(order.total)), stateBadge(order), h('strong', null, order.description ?? '')),
      terms([t('Number', '单号'), h('code', null, number(order))], [t('Made by', '下单接口'), h('code', null, order.operation)], [t('Made at', '下单时间'), time(order.made_at)],
        [t('Paid at', '支付时间'), order.paid_at ? time(order.paid_at) : null], [t('Transaction', '微信支付单号'), order.transaction_id],
        [t('Refunds', '退款'), order.refunds.map((refund) => h('div', null, `${yuan(refund.refund)} · ${refund.out_refund_no}`))],
        [t('Callbacks go to', '回调地址'), order.notify_url])),
    h('div', { class: 'row actions' }, buttons, form));
}

const isLocal = (url) => {
  try {
    return ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname);
  } catch {
    return false;
  }
};

async function placeSample() {
  const merchant = await get('merchant');
  const out_trade_no = `T${Date.now()}${Math.floor(Math.random() * 900 + 100)}`;
  const placed = await tryCall('POST', '/v3/pay/transactions/native', JSON.stringify({
    appid: 'wx8888888888888888', mchid: merchant.mchid, description: t('Tea', '茶'), out_trade_no, notify_url: 'https://www.example.com/notify', amount: { total: 100 },
  }));
  if (placed.status !== 200) throw new Refusal(placed.status, JSON.parse(placed.text));
  say(t(`The order ${out_trade_no} is placed.`, `已下单 ${out_trade_no}。`));
  await look();
}

const look = await watch('orders', (found) => { orders = found.orders; show(); });
