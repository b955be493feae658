<?php

$headers = getallheaders();
foreach (['Wechatpay-Serial', 'Wechatpay-Nonce', 'Wechatpay-Missing'] as $name) {
    echo $name, ': ', $headers[$name] ?? '-', "\n";
}
echo count($headers), ' ', isset($headers['Wechatpay-Signature']) ? 'signed' : 'unsigned';
