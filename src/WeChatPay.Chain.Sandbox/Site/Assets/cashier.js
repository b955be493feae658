import { act, callbackText, explain, get, h, main, post, say, stateBadge, t, terms, yuan } from './site.js';

const query = new URLSearchParams(location.search);
const number = (order) => order.out_trade_no ?? order.combine_out_trade_no;
let told = '';

/** The page of the shop, where an h5_url names one. */
function shopLink() {
  try {
    const url = new URL(query.get('redirect_url') ?? '');
    return ['http:', 'https:'].includes(url.protocol)
      ? h('a', { class: 'button wide', href: url.href, rel: 'noreferrer', id: 'back' }, t('Back to the shop', '返回商家'), ` (${url.host})`) : null;
  } catch {
    return null;
  }
}

function askForLink() {
  const link = h('input', { id: 'link', autocomplete: 'off', placeholder: 'weixin://wxpay/bizpayurl?pr=…' });
  main.append(h('form', {
    class: 'panel', onsubmit: (event) => {
      event.preventDefault();
      const token = /[?&]pr=([^&\s]+)/.exec(link.value)?.[1];
      if (token) location.search = `?pr=${encodeURIComponent(decodeURIComponent(token))}`;
      else say(t('The link has no pr=….', '链接中没有 pr=…。'));
    },
  }, h('label', { for: 'link' }, t('Paste a code_url or an h5_url', '粘贴 code_url 或 h5_url')), link, h('button', { class: 'main wide' }, t('Open', '打开'))));
}

function show(order) {
  const isOpen = order.trade_state === 'NOTPAY';
  const pay = act(t(`Pay ${yuan(order.total)}`, `支付 ${yuan(order.total)}`), async () => {
    const done = await post(`orders/${encodeURIComponent(number(order))}/pay`);
    told = callbackText(done.callback);
    show(done.order);
    (document.getElementById('back') ?? document.getElementById('done')).focus();
  }, { class: 'main wide', id: 'pay' });
  main.querySelector('.panel')?.remove();
  main.append(h('section', { class: 'panel' },
    h('p', null, order.description ?? ''), h('p', { class: 'amount' }, yuan(order.total)), stateBadge(order),
    terms([t('Number', '商户单号'), h('code', null, number(order))], [t('Transaction', '微信支付单号'), order.transaction_id]),
    isOpen ? pay : h('p', { id: 'done', tabindex: '-1', class: 'note good' },
      order.trade_state === 'CLOSED' ? t('The order is closed: nothing can be paid.', '订单已关闭，无法付款。') : t('Paid. No money moved.', '支付成功。没有真实扣款。')),
    told ? h('p', { class: 'small soft', id: 'told' }, told) : null, isOpen ? null : shopLink(),
    h('p', null, h('a', { href: '/desk/orders' }, t('All orders', '全部订单'))),
    isOpen ? h('p', { class: 'small soft' }, t('This is a sandbox: no money moves.', '这是沙箱，不会真实扣款。')) : null));
}

if (query.has('pr')) {
  try {
    show(await get(`cashier/${encodeURIComponent(query.get('pr'))}`));
  } catch (error) {
    main.append(h('p', { class: 'note bad' }, explain(error)));
    askForLink();
  }
} else {
  askForLink();
}
