// What the pages share. Text becomes text nodes: nothing that arrived is ever read as HTML.
const isChinese = document.documentElement.lang === 'zh-CN';
export const t = (english, chinese) => isChinese ? chinese : english;
export const main = document.getElementById('main');

export function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.flat(3).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

export class Refusal extends Error {
  constructor(status, body) {
    super(body.message ?? `HTTP ${status}`);
    this.code = body.code;
  }
}

async function call(path, init) {
  const response = await fetch(path, { credentials: 'same-origin', cache: 'no-store', ...init });
  const body = await response.json();
  if (!response.ok) throw new Refusal(response.status, body);
  return body;
}

export const get = (path) => call(`/_sandbox/${path}`);
export const post = (path, body) => call(`/_sandbox/${path}`, {
  method: 'POST',
  headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
  body: body === undefined ? undefined : JSON.stringify(body),
});

/** Sends a call of the API, which the sandbox signs as its merchant. */
export async function tryCall(method, target, body, type = 'application/json', headers = {}) {
  const response = await fetch(`/try${target}`, {
    method,
    headers: { ...headers, 'Sandbox-Try': 'page', ...(body ? { 'Content-Type': type } : {}) },
    body: body || undefined,
  });
  return { status: response.status, id: response.headers.get('Request-ID'), type: response.headers.get('Content-Type') ?? '', text: await response.text() };
}

const status = document.getElementById('status');
let fading;
export function say(text) {
  status.textContent = text;
  clearTimeout(fading);
  fading = setTimeout(() => { status.textContent = ''; }, 6000);
}

const codes = {
  ORDER_NOT_EXIST: '沙箱中没有这笔订单。', ORDER_CLOSED: '订单已关闭。', ORDERPAID: '订单已支付，请退款。', INVALID_REQUEST: '当前状态下不能这样做。',
  PARAM_ERROR: '参数有误。', NOT_FOUND: '没有找到。', NO_AUTH: '请通过 127.0.0.1 或 localhost 访问。', RESOURCE_NOT_EXISTS: '没有找到。', SIGN_ERROR: '签名错误。',
};
export const explain = (error) => isChinese && codes[error.code] ? `${codes[error.code]} (${error.message})` : error.message;

/** Runs what a button does; the button rests until it is done. */
export function act(label, run, attributes) {
  const button = h('button', { type: 'button', ...attributes }, label);
  button.addEventListener('click', async () => {
    button.disabled = true;
    try {
      await run(button);
    } catch (error) {
      say(explain(error));
    } finally {
      button.disabled = false;
    }
  });
  return button;
}

/** Calls again and again while the page is looked at. */
export async function watch(path, show) {
  let last = '';
  const look = async () => {
    try {
      const found = await get(path);
      const text = JSON.stringify(found);
      if (text !== last) {
        last = text;
        show(found);
      }
    } catch (error) {
      say(error instanceof Refusal ? explain(error) : t('The sandbox does not answer.', '沙箱没有应答。'));
    }
  };
  await look();
  setInterval(() => { if (!document.hidden) look(); }, 1500);
  return look;
}

/** Shows items in order; one that has not changed keeps its element, and so what is typed and focused in it. */
export function keep(list, items, key, render) {
  const known = new Map([...list.children].map((child) => [child.dataset.key, child]));
  const wanted = items.map((item) => {
    const name = String(key(item));
    const text = JSON.stringify(item);
    const before = known.get(name);
    if (before && before.dataset.text === text) return before;
    const element = render(item, before);
    element.dataset.key = name;
    element.dataset.text = text;
    if (before) {
      const active = before.contains(document.activeElement) ? document.activeElement.dataset.action : null;
      before.replaceWith(element);
      if (active) (element.querySelector(`[data-action="${active}"]:not(:disabled)`) ?? element.querySelector('button, a'))?.focus();
    }
    return element;
  });
  for (const child of [...list.children]) if (!wanted.includes(child)) child.remove();
  wanted.forEach((element, at) => { if (list.children[at] !== element) list.insertBefore(element, list.children[at] ?? null); });
}

export const yuan = (fen) => `¥${(fen / 100).toFixed(2)}`;

export const time = (text) => text ? h('time', { datetime: text }, new Date(text).toLocaleString(document.documentElement.lang)) : '';

export const terms = (...pairs) => h('dl', null, pairs.filter(([, value]) => value !== null && value !== undefined && value !== '')
  .map(([name, value]) => [h('dt', null, name), h('dd', null, value)]));

const states = {
  NOTPAY: ['Not paid', '未支付', 'warn'], SUCCESS: ['Paid', '已支付', 'good'], REFUND: ['Refunded', '已退款', 'good'],
  CLOSED: ['Closed', '已关闭', ''], REVOKED: ['Revoked', '已撤销', ''],
};
export function stateBadge(order) {
  const [english, chinese, kind] = states[order.trade_state] ?? [order.trade_state, order.trade_state, ''];
  const isPart = order.trade_state === 'REFUND' && order.refunded < order.total;
  return h('span', { class: `badge ${kind}`, title: order.trade_state }, isPart ? t('Partly refunded', '部分退款') : t(english, chinese));
}

const problems = [
  [/^its notify_url is not on this machine$/, () => '回调地址不在本机'],
  [/^the order has no notify_url$/, () => '订单没有回调地址'],
  [/^the sandbox has no callback for orders of (.*)$/, (path) => `沙箱没有 ${path} 订单的回调`],
  [/^status (\d+), and only 200 and 204 accept it$/, (code) => `状态码 ${code};只有 200 与 204 表示接收`],
  [/^status (\d+), and only 200 accepts it$/, (code) => `状态码 ${code};只有 200 表示接收`],
  [/^status (\d+), and redirects are not followed$/, (code) => `状态码 ${code};不跟随重定向`],
  [/^return_code (.*), and only SUCCESS accepts it$/, (code) => `return_code 为 ${code};只有 SUCCESS 表示接收`],
  [/^no response within (.*) s$/, (seconds) => `${seconds} 秒内没有应答`],
  [/^no complete response: (.*)$/s, (why) => `没有完整的应答：${why}`],
];
export function problemText(text) {
  if (!text || !isChinese) return text ?? '';
  for (const [pattern, write] of problems) {
    const found = pattern.exec(text);
    if (found) return write(...found.slice(1));
  }
  return text;
}

/** Says what became of a callback. */
export function callbackText(callback) {
  if (!callback) return '';
  if (!callback.sent) return t(`The callback was not sent: ${callback.problem}.`, `回调没有发送：${problemText(callback.problem)}。`);
  return callback.accepted
    ? t(`The callback was accepted (${callback.status}).`, `回调已被接收(${callback.status})。`)
    : t(`The callback was not accepted: ${callback.problem}.`, `回调未被接收：${problemText(callback.problem)}。`);
}

export function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

export const copyButton = (read) => act(t('Copy', '复制'), async () => {
  await navigator.clipboard.writeText(read());
  say(t('Copied.', '已复制。'));
});
