import { copyButton, get, h, main, post, say, explain, t, terms } from './site.js';

const kinds = [
  ['both', t('Public key and certificate', '公钥与平台证书'), t('The merchant is moving from the certificate to the public key.', '商户正从平台证书切换到公钥。')],
  ['public-key', t('Public key', '微信支付公钥'), t('What new merchants have.', '新商户的方式。')],
  ['certificate', t('Platform certificate', '平台证书'), t('What older merchants have.', '较早商户的方式。')],
  ['sm2', t('SM2 keys', '国密 SM2'), t('Requests and responses are signed by SM2.', '请求与应答使用 SM2 签名。')],
  ['brand', t('Brand', '品牌'), t('Paths that begin with brand/ are signed by the brand.', '以 brand/ 开头的路径由品牌签名。')],
];

const facts = h('section', { class: 'panel' });
const choice = h('fieldset', null, h('legend', null, t('What the merchant has', '商户的密钥')));
const pastes = h('section', { class: 'panel', 'aria-live': 'off' });
main.append(
  h('p', null, t('Point your program at this sandbox: it checks requests and signs responses as WeChat Pay does.', '让您的程序访问这个沙箱：它像微信支付一样检查请求，并为应答签名。')),
  h('div', { class: 'two' }, h('div', null, facts, h('section', { class: 'panel' }, choice)), pastes));

let language = 'C#';
let chosen;

async function choose(kind) {
  chosen = kind;
  if (kind !== 'sm2' && kind !== 'brand') await post('merchant', { mode: kind });
  await showPastes();
}

async function showPastes() {
  const found = await get(`connect?keys=${chosen === 'sm2' ? 'sm2' : 'rsa'}&brand=${chosen === 'brand'}`);
  const all = found.pastes;
  const isKnown = all.some((paste) => paste.language === language);
  if (!isKnown) language = all[0].language;
  const code = h('code', { id: 'paste' });
  const panel = h('div', { role: 'tabpanel', id: 'panel', 'aria-labelledby': `tab-${all.findIndex((paste) => paste.language === language)}` },
    h('pre', { tabindex: '0' }, code));
  const tabs = all.map((paste, at) => h('button', {
    type: 'button', role: 'tab', id: `tab-${at}`, 'aria-controls': 'panel', onclick: () => select(at), onkeydown: (event) => move(event, at),
  }, paste.language));
  function select(at) {
    language = all[at].language;
    code.textContent = all[at].text;
    panel.setAttribute('aria-labelledby', `tab-${at}`);
    tabs.forEach((tab, other) => {
      tab.setAttribute('aria-selected', String(other === at));
      tab.tabIndex = other === at ? 0 : -1;
    });
  }
  function move(event, at) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const next = event.key === 'Home' ? 0 : event.key === 'End' ? tabs.length - 1 : step ? (at + step + tabs.length) % tabs.length : null;
    if (next === null) return;
    event.preventDefault();
    select(next);
    tabs[next].focus();
  }
  pastes.replaceChildren(
    h('div', { class: 'row spread' }, h('h2', null, t('Configuration to paste', '可粘贴的配置')), copyButton(() => code.textContent)),
    h('div', { role: 'tablist', 'aria-label': t('Language', '语言') }, tabs), panel,
    h('p', { class: 'small soft' }, t('The keys are in files that only you can read, and that the sandbox deletes when it stops: ', '密钥在只有您能读取的文件中，沙箱停止时删除：'),
      h('code', null, found.folder)),
    ...found.brand ? [terms([t('Brand', '品牌'), found.brand.brand_id], [t('Serial', '序列号'), found.brand.serial], [t('Private key', '私钥'), found.brand.private_key],
      [t('API key', 'API 密钥'), found.brand.api_key])] : [],
    terms([t('APIv3 key', 'APIv3 密钥'), h('code', null, found.api_v3_key)]));
  select(all.findIndex((paste) => paste.language === language));
}

try {
  const merchant = await get('merchant');
  facts.replaceChildren(h('h2', null, t('This sandbox', '本沙箱')), terms(
    ['HTTP', h('code', null, merchant.base_uri)], ['HTTPS', h('code', null, merchant.secure_base_uri)], [t('Merchant', '商户号'), h('code', null, merchant.mchid)],
    [t('Serial', '证书序列号'), h('code', null, merchant.serial)]),
    h('p', null, h('a', { href: '/desk/orders' }, t('Place and pay an order', '下单并付款')), ' · ', h('a', { href: '/desk/journal' }, t('See the requests', '查看请求'))));
  choice.append(...kinds.map(([kind, label, why]) => h('label', { class: 'choice' },
    h('input', {
      type: 'radio', name: 'kind', value: kind, checked: kind === merchant.mode, onchange: () => choose(kind).catch((error) => say(explain(error))),
    }), h('span', null, label, h('br'), h('span', { class: 'small soft' }, why)))));
  chosen = merchant.mode;
  await showPastes();
} catch (error) {
  say(explain(error));
}
