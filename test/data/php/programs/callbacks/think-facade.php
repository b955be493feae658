<?php

use think\facade\Log;
use think\facade\Request;

$headers = Request::header();
ksort($headers);
foreach ($headers as $name => $value) {
    if (strpos($name, 'wechatpay') !== false && $name !== 'wechatpay-signature') {
        echo "$name=$value\n";
    }
}
Log::notice('nonce {nonce}', ['nonce' => Request::header('Wechatpay-Nonce')]);
echo Request::param('resource.nonce'), ' ', Request::param('missing', 'none'), ' ', Request::get('shop/d') + 1, ' ', Request::isPost() ? 'post' : 'get';
